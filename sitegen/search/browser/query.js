// What a query means: the same as sitegen/search/query.py, pieces.py and days.py, sentence by
// sentence. Part by part, a meaning is one of
// {kind: "word", word, field}, {kind: "phrase", words, field}, {kind: "near", words, distance,
// field}, {kind: "prefix", start, field}, {kind: "fuzzy", word, field}, {kind: "within", first,
// last}, {kind: "and", parts}, {kind: "or", parts}, {kind: "not", part}.
(function (sitegen) {
  "use strict";

  const MOST_CHARACTERS = 10000;
  const MOST_SHOWN = 60;
  const MOST_WORDS = 64;
  const FIRST_DAY = "0001-01-01";
  const LAST_DAY = "9999-12-31";

  const FIELDS = "person org place author source section title date before after".split(" ");

  // --- pieces ---

  // Python and JavaScript each count signs as space that the other does not.
  const SPACE = "\\s\\x1c-\\x1f\\x85";
  const QUOTES = '"\u201c\u201d\u201e';
  const SPECIAL = new RegExp(`[()*~:${QUOTES}]`);
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

  function cut(text, notes) {
    const start = sitegen.beginning(text, MOST_CHARACTERS);
    if (start !== text) {
      notes.push(`Only the first ${MOST_CHARACTERS} characters of the query were read.`);
    }
    const found = pieces(start.normalize("NFC"), notes);
    return found.some(({ kind }) => /[()]/.test(kind)) ? sitegen.balanced(found, notes) : found;
  }

  function pieces(text, notes) {
    const found = [];
    for (const { groups } of text.matchAll(PIECE)) {
      const { sign, unknown, phrase, word } = groups;
      const field = (groups.field || "").toLowerCase();
      if (unknown) notes.push(sitegen.noSuchField(unknown));
      if (sign) {
        found.push({ kind: sign });
      } else if (phrase !== undefined) {
        found.push(sitegen.quotation(groups, field, notes));
      } else if (word) {
        const operator = !field && /^(AND|OR|NOT)$/.test(word);
        found.push({ kind: operator ? word : "word", text: word, field, tilde: "" });
      } else if (field) {
        notes.push(`'${field}:' has no word or phrase after it and was left out.`);
      }
    }
    return found;
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
      return combined("or", parts);
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
      return combined("and", parts);
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

    word(piece) {
      const ending = /[\p{L}\p{N}_](\*+|~[0-9]*)$/u.exec(piece.text);
      const bare = ending ? piece.text.slice(0, -ending[1].length) : piece.text;
      const words = this.roomFor(bare);
      if (!words.length) {
        if (this.room) {
          this.notes.push(`'${shown(piece.text)}' has no letter or digit and was left out.`);
        }
        return null;
      }
      if (/[*~]/.test(bare)) {
        const what = `In '${shown(piece.text)}' a star or tilde was left out`;
        this.notes.push(`${what}: it goes after a word.`);
      }
      if (ending) return this.spread(words, piece, ending[1]);
      if (words.length === 1) return { kind: "word", word: words[0], field: piece.field };
      return { kind: "phrase", words, field: piece.field };
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

  // The parts that are there, combined; parts of the same kind become one.
  function combined(kind, parts) {
    const found = parts.flatMap((part) => (!part ? [] : part.kind === kind ? part.parts : [part]));
    return found.length > 1 ? { kind, parts: found } : found[0] || null;
  }

  // --- back into words ---

  const WRITTEN = {
    word: (part) => part.word,
    phrase: (part) => `"${part.words.join(" ")}"`,
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

  // Whether this file alone can read a query; phrases.js reads what else there may be in it.
  sitegen.isPlain = (text) => !SPECIAL.test(text.replace(/(^|[\s-])(date|before|after):/gi, ""));

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

  Object.assign(sitegen, { FIELDS, Parser, WRITTEN, combined, shown });
})((globalThis.sitegen = globalThis.sitegen || {}));
