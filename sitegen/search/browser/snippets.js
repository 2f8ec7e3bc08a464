// The stretch of an article's text that shows best why it was found: the same as
// sitegen/search/snippets.py, which says why.
//
// engine.snippets(result, hits) -> Promise of [[{text, marked}]], a list of pieces for each hit; also
// gives each hit its authors, its agency where it has none, and named, [{kind, name, url}]
(function (sitegen) {
  "use strict";

  const LENGTH = 200;
  const IN_TEXT = ["", "title", "person", "org", "place"];
  // What Python counts as space.
  const SPACE = "\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  const SPACES = new RegExp(`[${SPACE}]+`, "g");
  const NO_SPACE = new RegExp(`[^${SPACE}]`);

  sitegen.Engine.prototype.snippets = async function (result, hits) {
    const texts = await this.index.texts(hits.map((hit) => hit.number));
    return texts.map(({ text, authors, agency, named }, i) => {
      Object.assign(hits[i], { authors, agency, named });
      return sitegen.makeSnippet(text, result.query, this.analysis);
    });
  };

  // About LENGTH characters around the place that has most of what the query wants.
  sitegen.makeSnippet = (text, query, analysis) => {
    const whole = new Text(text.normalize("NFC"), analysis);
    const marks = marksIn(whole.tokens, parts(query), analysis);
    const [start, end] = stretch(whole, marks);
    return pieces(whole, start, end, marks);
  };

  // A text whose characters are counted as Python counts them.
  class Text {
    constructor(text, analysis) {
      const isPlain = !/[\ud800-\udfff]/.test(text);
      this.letters = isPlain ? text : [...text];
      this.length = this.letters.length;
      const tokens = analysis.tokens(text);
      this.tokens = isPlain ? tokens : counted(tokens, this.letters);
    }

    cut(start, end) {
      const part = this.letters.slice(start, end);
      return typeof part === "string" ? part : part.join("");
    }
  }

  function counted(tokens, letters) {
    const places = new Map();
    let unit = 0;
    letters.forEach((letter, at) => {
      places.set(unit, at);
      unit += letter.length;
    });
    places.set(unit, letters.length);
    const moved = ({ word, start, end }) => ({ word, start: places.get(start), end: places.get(end) });
    return tokens.map(moved);
  }

  // The parts of a query that an article shall have, in their order.
  function wanted(query) {
    if (query.kind === "and" || query.kind === "or") return query.parts.flatMap(wanted);
    return query.kind === "not" || query.kind === "within" ? [] : [query];
  }

  function parts(query) {
    return wanted(query).filter((part) => IN_TEXT.includes(part.field));
  }

  // Where the text has what the query asks for: [{start, end, part}].
  function marksIn(tokens, asked, analysis) {
    const stems = new Map();
    const phrases = new Map();
    const add = (map, key, value) => map.set(key, [...(map.get(key) || []), value]);
    asked.forEach(({ kind, word, words, field }, part) => {
      if (kind === "word" && (field === "" || field === "title")) add(stems, analysis.stem(word), part);
      else if (kind === "word") add(phrases, word, { part, words: [word] });
      else if (kind === "phrase") add(phrases, words[0], { part, words });
      else for (const one of new Set(words)) add(phrases, one, { part, words: [one] });
    });
    const marks = [];
    tokens.forEach(({ word, start, end }, at) => {
      for (const part of stems.get(analysis.stem(word)) || []) marks.push({ start, end, part });
      for (const { part, words } of phrases.get(word) || []) {
        const last = tokens[at + words.length - 1];
        if (last && words.every((other, i) => tokens[at + i].word === other)) {
          marks.push({ start, end: last.end, part });
        }
      }
    });
    return marks.sort((one, other) => one.start - other.start || other.end - one.end || one.part - other.part);
  }

  // Where the snippet begins and ends: with most parts of the query, then most words, first.
  function stretch(text, marks) {
    let [start, end, mostParts, mostMarks] = [0, 0, 0, 0];
    marks.forEach((mark, first) => {
      const inside = near(marks, first);
      const many = new Set(inside.map((other) => other.part)).size;
      if (many > mostParts || (many === mostParts && inside.length > mostMarks)) {
        [mostParts, mostMarks] = [many, inside.length];
        start = mark.start;
        end = Math.max(...inside.map((other) => other.end));
      }
    });
    const around = Math.floor(Math.max(0, LENGTH - (end - start)) / 2);
    start = Math.max(0, Math.min(start - around, text.length - LENGTH));
    return atWords(text, start, Math.max(end, start + LENGTH));
  }

  // A mark and those after it that fit into one snippet with it.
  function near(marks, first) {
    const limit = marks[first].start + LENGTH;
    const inside = [marks[first]];
    for (let at = first + 1; at < marks.length && marks[at].start <= limit; at++) {
      if (marks[at].end <= limit) inside.push(marks[at]);
    }
    return inside;
  }

  // The same stretch without half words at its ends.
  function atWords({ tokens, length }, start, end) {
    if (start > 0) {
      const next = tokens.find((token) => token.start >= start);
      start = next ? next.start : start;
    }
    if (end < length) {
      for (let at = tokens.length - 1; at >= 0 && tokens[at].end > start; at--) {
        if (tokens[at].end > end) continue;
        end = tokens[at].end;
        break;
      }
    }
    return [start, Math.min(end, length)];
  }

  function pieces(text, start, end, marks) {
    const found = [];
    const add = (from, to, marked) => {
      found.push({ text: text.cut(from, to).replace(SPACES, " "), marked });
    };
    if (NO_SPACE.test(text.cut(0, start))) found.push({ text: "… ", marked: false });
    let at = start;
    for (const mark of marks) {
      if (mark.start < at || mark.end > end) continue;
      if (mark.start > at) add(at, mark.start, false);
      add(mark.start, mark.end, true);
      at = mark.end;
    }
    if (at < end) add(at, end, false);
    if (NO_SPACE.test(text.cut(end))) found.push({ text: " …", marked: false });
    return found;
  }
})((globalThis.sitegen = globalThis.sitegen || {}));
