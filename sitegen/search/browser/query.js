// What a query means: the same as sitegen/search/query.py, pieces.py and days.py, sentence by
// sentence. Part by part, a meaning is one of
// {kind: "word", word, field}, {kind: "phrase", words, field}, {kind: "near", words, distance,
// field}, {kind: "prefix", start, field}, {kind: "fuzzy", word, field}, {kind: "within", first,
// last}, {kind: "and", parts}, {kind: "or", parts}, {kind: "not", part}.
(function (sitegen) {
  "use strict";

  const MOST_CHARACTERS = 10000;
  const MOST_DEPTH = 16;
  const MOST_SHOWN = 60;
  const MOST_WORDS = 64;
  const SPREAD_COUNTS = 16;
  const LEAST_PREFIX = 2;
  const LEAST_FUZZY = 4;
  const MOST_DISTANCE = 100;
  const FIRST_DAY = "0001-01-01";
  const LAST_DAY = "9999-12-31";

  const FIELDS = "person org place author source section title date before after".split(" ");

  // --- pieces ---

  // Python and JavaScript each count signs as space that the other does not.
  const SPACE = "\\s\\x1c-\\x1f\\x85";
  const QUOTES = '"\u201c\u201d\u201e';
  // Letter by letter, because the flag for any case takes more than ASCII.
  const NAMES = FIELDS.join("|").replace(/[a-z]/g, (sign) => `[${sign}${sign.toUpperCase()}]`);
  const PIECE = new RegExp(
    `[${SPACE}]+|(?<sign>[()]|-(?=[^${SPACE}]))` +
      `|(?:(?<field>${NAMES}):[${SPACE}]*` +
      `|(?<unknown>[\\p{L}\\p{Nl}\\p{No}]+):(?=[\\p{L}\\p{N}_${QUOTES}]))?` +
      `(?:[${QUOTES}](?<phrase>[^${QUOTES}]*)(?:(?<closed>[${QUOTES}])(?<tilde>~[0-9]{0,9})?)?` +
      `|(?<word>[^${SPACE}()${QUOTES}]+)|)`,
    "gu"
  );

  function shown(text) {
    const start = sitegen.beginning(text, MOST_SHOWN);
    return start === text ? text : start + "…";
  }

  // A word or a phrase as a sentence repeats it.
  function quoted(piece) {
    const text = shown(piece.text);
    return piece.kind === "phrase" ? `"${text}"${piece.tilde}` : `'${text}'`;
  }

  function cut(text, notes) {
    const start = sitegen.beginning(text, MOST_CHARACTERS);
    if (start !== text) {
      notes.push(`Only the first ${MOST_CHARACTERS} characters of the query were read.`);
    }
    return balanced(pieces(start.normalize("NFC"), notes), notes);
  }

  function pieces(text, notes) {
    const found = [];
    for (const { groups } of text.matchAll(PIECE)) {
      const { sign, unknown, phrase, closed, word } = groups;
      const field = (groups.field || "").toLowerCase();
      if (unknown) notes.push(noSuchField(unknown));
      if (sign) {
        found.push({ kind: sign });
      } else if (phrase !== undefined) {
        if (!closed) {
          notes.push("A quotation mark is open; the phrase was read to the query's end.");
        }
        found.push({ kind: "phrase", text: phrase, field, tilde: groups.tilde || "" });
      } else if (word) {
        const operator = !field && /^(AND|OR|NOT)$/.test(word);
        found.push({ kind: operator ? word : "word", text: word, field, tilde: "" });
      } else if (field) {
        notes.push(`'${field}:' has no word or phrase after it and was left out.`);
      }
    }
    return found;
  }

  function noSuchField(written) {
    const near = nearest(sitegen.casefold(written));
    const advice = near ? `Did you mean '${near}'?` : `The fields are ${FIELDS.join(", ")}.`;
    const what = `'${shown(written)}:' is not a field, so titles and texts were searched.`;
    return `${what} ${advice}`;
  }

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

  function balanced(found, notes) {
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
  }

  // --- days ---

  const DAY = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[Tt][\d:.Zz+-]*)?)?)?$/;

  function readDays(field, text, notes) {
    const compact = text.replace(new RegExp(`[${SPACE}]`, "g"), "");
    const days = field === "date" ? range(compact, notes) : beyond(field, parsed(compact));
    if (!days) {
      const advice = `Write ${field}:2020, ${field}:2020-02 or ${field}:2020-02-13.`;
      notes.push(`'${shown(text)}' is not a date and was left out. ${advice}`);
    } else if (!days.length) {
      notes.push(`No day is ${field} '${shown(text)}', so it was left out.`);
    } else if (days[0] === FIRST_DAY && days[1] === LAST_DAY) {
      notes.push(`'${field}:${shown(text)}' leaves no day out and says nothing.`);
    } else {
      return { kind: "within", first: days[0], last: days[1] };
    }
    return null;
  }

  function range(text, notes) {
    const [start, ...rest] = text.split("..");
    const end = rest.length ? rest.join("..") : start;
    let first = start ? parsed(start) : [FIRST_DAY, ""];
    let last = end ? parsed(end) : ["", LAST_DAY];
    if (!first || !last) return null;
    if (start && end && first[0] > last[1]) {
      notes.push(`'${shown(text)}' runs backwards; it was read the other way round.`);
      [first, last] = [last, first];
    }
    return [first[0], last[1]];
  }

  // No days at all when there are none.
  function beyond(field, given) {
    if (!given) return null;
    if (field === "before") {
      return given[0] === FIRST_DAY ? [] : [FIRST_DAY, moved(given[0], -1)];
    }
    return given[1] === LAST_DAY ? [] : [moved(given[1], 1), LAST_DAY];
  }

  // The first and the last day that a date may mean; null when it is none.
  function parsed(text) {
    const [, year, month, day] = DAY.exec(text) || [];
    const first = `${year}-${month || "01"}-${day || "01"}`;
    if (!isDay(first)) return null;
    const named = `${year}-${month || "12"}-`;
    return [first, named + (day || ["31", "30", "29", "28"].find((end) => isDay(named + end)))];
  }

  function isDay(text) {
    return text >= FIRST_DAY && moved(text, 0) === text;
  }

  function moved(day, by) {
    const date = new Date(Date.parse(day + "T00:00:00Z") + by * 864e5);
    return isNaN(date) ? "" : date.toISOString().slice(0, 10);
  }

  // --- grammar ---

  // Reads pieces from left to right. null stands for a part that had to be left out.
  class Parser {
    constructor(found, analysis, notes) {
      this.pieces = found;
      this.analysis = analysis;
      this.notes = notes;
      this.at = 0;
      this.room = MOST_WORDS;
    }

    get next() {
      return this.at < this.pieces.length ? this.pieces[this.at].kind : "";
    }

    take() {
      return this.pieces[this.at++];
    }

    either() {
      const parts = [this.all()];
      while (this.next === "OR") {
        this.take();
        parts.push(this.all());
      }
      return joined("or", parts);
    }

    all() {
      const parts = [];
      let waiting = true;
      while (!/^(\)|OR)?$/.test(this.next)) {
        if (this.next === "AND") {
          this.take();
          if (waiting) this.lone("AND");
          waiting = true;
        } else {
          parts.push(this.maybeNot());
          waiting = false;
        }
      }
      if (waiting) {
        const before = this.at ? this.pieces[this.at - 1].kind : "";
        this.lone(/^(AND|OR)$/.test(before) ? before : this.next);
      }
      return joined("and", parts);
    }

    maybeNot() {
      let wanted = true;
      while (/^(NOT|-)$/.test(this.next)) {
        const sign = this.take().kind;
        wanted = !wanted;
        if (/^(\)|AND|OR)?$/.test(this.next)) {
          this.lone(sign);
          return null;
        }
      }
      const part = this.one();
      if (wanted || !part) return part;
      return part.kind === "not" ? part.part : { kind: "not", part };
    }

    one() {
      const piece = this.take();
      if (piece.kind === "(") {
        const inside = this.either();
        this.take();
        return inside;
      }
      if (/^(date|before|after)$/.test(piece.field)) {
        return readDays(piece.field, piece.text + piece.tilde, this.notes);
      }
      return piece.kind === "phrase" ? this.phrase(piece) : this.word(piece);
    }

    lone(operator) {
      if (/[A-Z-]/.test(operator)) {
        this.notes.push(`'${operator}' has nothing to work on and was left out.`);
      }
    }

    phrase(piece) {
      const words = this.roomFor(piece.text);
      if (!words.length) {
        this.notes.push(`${quoted(piece)} has no word in it and was left out.`);
        return null;
      }
      if (piece.tilde && words.length > 1) return this.near(words, piece);
      return { kind: "phrase", words, field: piece.field };
    }

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
    }

    word(piece) {
      const ending = /[\p{L}\p{N}_](\*+|~[0-9]*)$/u.exec(piece.text);
      const bare = ending ? piece.text.slice(0, -ending[1].length) : piece.text;
      const words = this.roomFor(bare);
      if (!words.length) {
        if (this.room) {
          this.notes.push(`${quoted(piece)} has no letter or digit and was left out.`);
        }
        return null;
      }
      if (/[*~]/.test(bare)) {
        this.notes.push(`In ${quoted(piece)} a star or tilde was left out: it goes after a word.`);
      }
      if (ending) return this.spread(words, piece, ending[1]);
      if (words.length === 1) return { kind: "word", word: words[0], field: piece.field };
      return { kind: "phrase", words, field: piece.field };
    }

    spread(words, piece, sign) {
      const field = piece.field;
      const parts = words.map((word) => ({ kind: "word", word, field }));
      const start = words[words.length - 1];
      const star = sign[0] === "*";
      if ([...start].length < (star ? LEAST_PREFIX : LEAST_FUZZY)) {
        const needs = star ? "two letters before the star" : "four letters before the tilde";
        this.notes.push(`${quoted(piece)} needs ${needs}, so '${start}' was searched.`);
        return joined("and", parts);
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
      return joined("and", parts);
    }

    roomFor(text) {
      const words = this.analysis.words(text);
      if (words.length > this.room) this.tooLong();
      const kept = words.slice(0, this.room);
      this.room -= kept.length;
      return kept;
    }

    tooLong() {
      this.notes.push(`The query is long; only its first ${MOST_WORDS} words were searched.`);
    }
  }

  // The parts that are there, joined; parts of the same kind become one.
  function joined(kind, parts) {
    const found = parts.flatMap((part) => (!part ? [] : part.kind === kind ? part.parts : [part]));
    return found.length > 1 ? { kind, parts: found } : found[0] || null;
  }

  // --- back into words ---

  const WRITTEN = {
    word: (part) => part.word,
    phrase: (part) => `"${part.words.join(" ")}"`,
    near: (part) => `"${part.words.join(" ")}"~${part.distance}`,
    prefix: (part) => part.start + "*",
    fuzzy: (part) => part.word + "~",
    within: ({ first, last }) =>
      `date:${first.replace(FIRST_DAY, "")}..${last.replace(LAST_DAY, "")}`,
    and: (part) => part.parts.map((inner) => grouped(inner, ["or"])).join(" "),
    or: (part) => part.parts.map(sitegen.writeQuery).join(" OR "),
    not: (part) => `NOT ${grouped(part.part, ["and", "or"])}`,
  };

  function grouped(part, looser) {
    const text = sitegen.writeQuery(part);
    return looser.includes(part.kind) ? `(${text})` : text;
  }

  // A query with this meaning.
  sitegen.writeQuery = (part) => (part.field ? part.field + ":" : "") + WRITTEN[part.kind](part);

  // {text, query, understood, notes}: as typed, its meaning, a query with the same meaning, and a
  // sentence for each thing that was read otherwise than written. When nothing in it can be
  // searched, the meaning is null.
  sitegen.readQuery = (text, analysis) => {
    const notes = [];
    const query = new Parser(cut(text, notes), analysis, notes).either();
    if (!query) notes.push("There is nothing to search for. Write a word.");
    return {
      text,
      query,
      understood: query ? sitegen.writeQuery(query) : "",
      notes: [...new Set(notes)],
    };
  };
})((globalThis.sitegen = globalThis.sitegen || {}));
