// What a query may have besides words, dates, AND, OR and NOT: parentheses, phrases, words near each
// other, words with a star or a tilde, fields. The same as sitegen/search/query.py, sentence by sentence.
(function (sitegen) {
  "use strict";

  const { FIELDS, WRITTEN, combined, shown } = sitegen;
  const SPREAD_COUNTS = 16;
  const LEAST_PREFIX = 2;
  const LEAST_FUZZY = (sitegen.LEAST_FUZZY = 4);
  const MOST_DISTANCE = 100;
  const MOST_DEPTH = 16;

  // A word or a phrase as a sentence repeats it.
  function quoted(piece) {
    const text = shown(piece.text);
    return piece.kind === "phrase" ? `"${text}"${piece.tilde}` : `'${text}'`;
  }

  sitegen.quotation = ({ phrase, closed, tilde = "" }, field, notes) => {
    if (!closed) notes.push("A quotation mark is open; the phrase was read to the query's end.");
    return { kind: "phrase", text: phrase, field, tilde };
  };

  Object.assign(WRITTEN, {
    near: (part) => `"${part.words.join(" ")}"~${part.distance}`,
    prefix: (part) => part.start + "*",
    fuzzy: (part) => part.word + "~",
  });

  Object.assign(sitegen.Parser.prototype, {
    phrase(piece) {
      const words = this.roomFor(piece.text);
      if (!words.length) {
        this.notes.push(`${quoted(piece)} has no word in it and was left out.`);
        return null;
      }
      if (piece.tilde && words.length > 1) return this.near(words, piece);
      return { kind: "phrase", words, field: piece.field };
    },

    near(words, piece) {
      const written = quoted(piece);
      const field = piece.field;
      const isCommon = (word) => this.analysis.common.includes(word);
      const common = words.filter(isCommon);
      const telling = words.filter((word) => !isCommon(word));
      const numbered = piece.tilde !== "~";
      if (!numbered || !telling.length) {
        const why = numbered ? "only words that stand nearly everywhere" : "no number after it";
        this.notes.push(`${written} has ${why}, so it was read as a phrase.`);
        return { kind: "phrase", words, field };
      }
      if (common.length) {
        const leftOut = [...new Set(common)].join("', '");
        this.notes.push(`Common words were left out of ${written}: '${leftOut}'.`);
      }
      if (telling.length === 1) return { kind: "phrase", words: telling, field };
      const asked = Number(piece.tilde.slice(1));
      if (asked > MOST_DISTANCE) {
        this.notes.push(`${written} was read with the greatest distance, ${MOST_DISTANCE}.`);
      }
      const distance = Math.min(asked + words.length - telling.length, MOST_DISTANCE);
      return { kind: "near", words: telling, distance, field };
    },

    spread(words, piece, sign) {
      const field = piece.field;
      const parts = words.map((word) => ({ kind: "word", word, field }));
      const start = words[words.length - 1];
      const star = sign[0] === "*";
      if ([...start].length < (star ? LEAST_PREFIX : LEAST_FUZZY)) {
        const needs = star ? "two letters before the star" : "four letters before the tilde";
        this.notes.push(`${quoted(piece)} needs ${needs}, so '${start}' was searched.`);
        return combined("and", parts);
      }
      if (this.room < SPREAD_COUNTS - 1) {
        this.tooLong();
        return null;
      }
      this.room -= SPREAD_COUNTS - 1;
      parts.pop();
      parts.push(star ? { kind: "prefix", start, field } : { kind: "fuzzy", word: start, field });
      if (!star && sign.length > 1) {
        this.notes.push(`${quoted(piece)} was read as '${start}~'.`);
      }
      return combined("and", parts);
    },
  });

  // What is said of a field that there is not.
  sitegen.noSuchField = (written) => {
    const near = nearest(sitegen.casefold(written));
    const advice = near ? `Did you mean '${near}'?` : `The fields are ${FIELDS.join(", ")}.`;
    const what = `'${shown(written)}:' is not a field, so titles and texts were searched.`;
    return `${what} ${advice}`;
  };

  // The field that is spelled most alike, measured as Python's difflib does.
  function nearest(written) {
    const letters = [...written];
    const names = [...FIELDS].sort().reverse();
    const ratios = names.map(
      (name) => (2 * shared([...name], letters)) / (name.length + letters.length)
    );
    const most = Math.max(...ratios);
    return most < 0.75 ? "" : names[ratios.indexOf(most)];
  }

  // The letters in the longest stretch that two have in common, and in those on its either side.
  function shared(one, other) {
    let [most, first, second] = [0, 0, 0];
    for (let i = 0; i < one.length; i++) {
      for (let j = 0; j < other.length; j++) {
        let length = 0;
        while (i + length < one.length && one[i + length] === other[j + length]) length++;
        if (length > most) [most, first, second] = [length, i, j];
      }
    }
    if (!most) return 0;
    const before = shared(one.slice(0, first), other.slice(0, second));
    return most + before + shared(one.slice(first + most), other.slice(second + most));
  }

  // The pieces without parentheses that have no other, or lie too deep.
  sitegen.balanced = (found, notes) => {
    const kept = [];
    let depth = 0;
    for (const piece of found) {
      const opens = piece.kind === "(";
      const closes = piece.kind === ")";
      depth += opens - closes;
      if (depth < 0) {
        depth = 0;
        notes.push("A parenthesis ')' has no '(' before it and was left out.");
      } else if ((opens || closes) && depth + closes > MOST_DEPTH) {
        notes.push(`Parentheses more than ${MOST_DEPTH} deep were left out.`);
      } else {
        kept.push(piece);
      }
    }
    if (depth) notes.push("A parenthesis '(' is open; it was closed at the query's end.");
    for (depth = Math.min(depth, MOST_DEPTH); depth > 0; depth--) kept.push({ kind: ")" });
    return kept;
  };
})((globalThis.sitegen = globalThis.sitegen || {}));
