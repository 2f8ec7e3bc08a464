// Answers queries from the search files: the same as sitegen/search/evaluation.py and ranking.py,
// step by step.
//
// sitegen.open(index, analysis, more) -> engine
//   index     what sitegen.openIndex(...) promised
//   analysis  left out: that of the index's language
//   more      more() -> Promise: runs the scripts for what is asked less often; left out: they are here
//
// engine.search(text, {sort, filters, from, count}) -> Promise of a result
//   sort      "relevance" (or left out), "newest" or "oldest"
//   filters   [{field, value, mode}]; field person, org, place, source or year; value the whole
//             name or the year; mode "any" (or left out), "all" or "none"
//   from, count   the hits wanted: the first ten, if left out
//   result    {text, understood, notes, total, suggestion, numbers, hits, query}
//     understood, suggestion   queries; the suggestion is "" unless nothing was found
//     notes     sentences for the reader
//     numbers   all that were found, in their order (Uint32Array)
//     hits      [{number, score, url, title, date, source, lead}]
//     query     what was searched, or null when nothing could be; for snippets
// engine.hits(result, from, count) -> Promise of more hits of a result, in the same form
//
// Words, dates, AND, OR and NOT are answered here. expanding.js, proving.js, filters.js and
// ordering.js add what else may be asked; snippets.js adds engine.snippets, and facets.js engine.facets.
// All that can be loaded side by side is. Promises reject with an Error for the reader.
(function (sitegen) {
  "use strict";

  const K1 = 1.2;
  const B = 0.75;
  const TITLE_WEIGHT = 4;

  const inText = (field) => field === "" || field === "title";
  const fieldsOf = (field) => (field === "" ? ["title", "body"] : [field]);

  sitegen.Engine = class {
    constructor(index, analysis, more) {
      Object.assign(this, { index, analysis, more });
    }

    async search(text, options = {}) {
      const { filters = [], count = 10, sort } = options;
      if (filters.length || sort === "oldest" || !sitegen.isPlain(text)) await this.more();
      const reading = sitegen.readQuery(text, this.analysis);
      const search = new Search(this, reading.notes, sort);
      const found = reading.query
        ? await search.run(reading.query, filters, count)
        : { numbers: new Uint32Array(0), query: null, suggestion: "" };
      const notes = [...new Set(reading.notes)];
      const { understood } = reading;
      const result = { text, understood, notes, total: found.numbers.length, ...found };
      result.hits = await this.hits(result, options.from || 0, count);
      return result;
    }

    async hits(result, from, count) {
      const numbers = result.numbers.subarray(from, from + count);
      if (!numbers.length) return [];
      const articles = await this.index.articles(numbers);
      return articles.map((article) => ({ ...article, score: result.score(article.number) }));
    }
  };

  // One search: what it loads it loads once.
  class Search {
    constructor({ index, analysis, more }, notes, sort) {
      Object.assign(this, { index, analysis, more, notes, sort });
      this.ranks = sort !== "newest" && sort !== "oldest";
      this.kept = new Map();
      this.found = new Map();
    }

    once(key, load) {
      if (!this.kept.has(key)) {
        this.kept.set(key, load());
        // Whoever waits for it is told; that nobody does yet is no fault.
        this.kept.get(key).catch(() => {});
      }
      return this.kept.get(key);
    }

    stem(word) {
      const stem = this.analysis.stem(word);
      return this.once("stem " + stem, () => this.index.stem(stem));
    }

    async run(asked, filters, count) {
      const isEasy = leaves(asked).every(isPlain);
      if (!isEasy) await this.more();
      // Words that stay as they are need not wait for those that are still to be found.
      leaves(asked).forEach((part) => this.find(part));
      const passing = filters.length ? this.once("passing", () => this.passing(filters)) : null;
      const query = isEasy ? asked : await this.expanded(asked);
      const parts = leaves(query);
      await Promise.all(parts.map((part) => this.find(part)));
      const passes = await passing;
      const rough = passes ? intersect(this.mask(query), passes) : this.mask(query);
      const unsure = parts.filter((part) => !this.found.get(part).sure);
      const few = listed(rough);
      // All of them are shown, whatever their order.
      if (!unsure.length && few.length <= count) this.index.articles(few).catch(() => {});
      const [scores] = await Promise.all([
        this.ranks ? this.scores(query, rough) : null,
        ...unsure.map((part) => this.prove(part, rough)),
      ]);
      const mask = intersect(this.mask(query), rough);
      const numbers = await this.ordered(mask, scores);
      const suggestion = numbers.length ? "" : await this.better(asked);
      return { numbers, query, suggestion, score: (number) => (scores ? scores[number] : 0) };
    }

    async better(query) {
      await this.more();
      return this.suggestion(query);
    }

    // Load what says which articles a part can match, without positions: one list a field.
    find(part) {
      if (part.kind === "prefix" || part.kind === "fuzzy") return null;
      return this.once(part, async () => {
        if (this.ranks) this.ranking(part).forEach(({ word }) => this.stem(word));
        const sure = !part.words || part.words.length === 1;
        this.found.set(part, { docs: await this.candidates(part), sure });
      });
    }

    async candidates(part) {
      if (part.kind === "within") return this.within(part);
      if (!isPlain(part)) return this.having(part);
      const record = await this.stem(part.word);
      return record ? fieldsOf(part.field).map((field) => record[field].docs) : [];
    }

    // The articles whose date may lie within. A date that is half known may mean any day of it.
    async within({ first, last }) {
      const days = this.index.years.map(({ year, first: start, count }) => {
        const name = nameOf(year);
        if (!year || name < first.slice(0, 4) || name > last.slice(0, 4)) return [];
        const whole = first <= name + "-01-01" && last >= name + "-12-31";
        return whole ? [{ date: name, first: start, count }] : this.days(year);
      });
      const fits = ({ date }) =>
        date + "-01-01".slice(date.length - 4) <= last &&
        date + "-12-31".slice(date.length - 4) >= first;
      return (await Promise.all(days)).flat().filter(fits).map(range);
    }

    days(year) {
      return this.once("days " + year, () => this.index.days(year));
    }

    // Which articles match: a byte for each, 1 or 0. Where positions are still to be read, it may
    // be more than those.
    mask(query) {
      const masks = (query.parts || []).map((part) => this.mask(part));
      if (query.kind === "and") return masks.reduce(intersect);
      if (query.kind === "or") return masks.reduce(unite, this.marked([]));
      if (query.kind === "not") {
        const sure = leaves(query).every((part) => this.found.get(part).sure);
        return inverse(sure ? this.mask(query.part) : this.marked([]));
      }
      return this.marked(this.found.get(query).docs);
    }

    marked(lists) {
      const mask = new Uint8Array(this.index.count);
      for (const docs of lists) for (const number of docs) mask[number] = 1;
      return mask;
    }

    // --- in which order ---

    // The words of a part that rank, each with the fields it ranks in: [{word, field}].
    ranking(part) {
      if (part.kind === "within" || !inText(part.field)) return [];
      const words = part.words || [part.word];
      return words.flatMap((word) => fieldsOf(part.field).map((field) => ({ word, field })));
    }

    // What each of the articles is worth.
    async scores(query, mask) {
      const { count, average } = this.index;
      const terms = new Map();
      for (const { word, field } of leaves(query, true).flatMap((part) => this.ranking(part))) {
        terms.set(`${field} ${this.analysis.stem(word)}`, { word, field });
      }
      const lists = [];
      for (const { word, field } of terms.values()) {
        const record = await this.stem(word);
        if (record && record[field].docs.length) lists.push({ field, ...record[field] });
      }
      const burdens = { title: new Float64Array(count), body: new Float64Array(count) };
      const bear = ({ docs, ...lengths }) => {
        for (const field of ["title", "body"]) {
          docs.forEach((number, i) => {
            burdens[field][number] = K1 * (1 - B + (B * lengths[field][i]) / average[field]);
          });
        }
      };
      lists.forEach(({ known }) => known.forEach(bear));
      const wanted = listed(intersect(this.marked(lists.map(({ docs }) => docs)), mask));
      bear(await this.index.lengths(wanted.filter((number) => !burdens.body[number])));

      const scores = new Float64Array(count);
      for (const { field, docs, tf } of lists) {
        const idf = Math.log(count / (docs.length + 1)) + 1;
        const times = field === "title" ? TITLE_WEIGHT : 1;
        docs.forEach((number, i) => {
          if (!mask[number]) return;
          const weight = tf[i] * times;
          scores[number] += (idf * weight * (K1 + 1)) / (weight + burdens[field][number]);
        });
      }
      return scores;
    }

    async ordered(mask, scores) {
      if (this.sort === "oldest") return this.oldestFirst(mask);
      const numbers = listed(mask);
      if (!scores) return numbers;
      // Equal to nine decimals is equal: nobody's last bit of a logarithm decides.
      const units = scores.map((score) => Math.floor(score * 1e9 + 0.5));
      return numbers.sort((one, other) => units[other] - units[one] || one - other);
    }
  }

  // Whether a part can be answered without what other scripts add.
  const isPlain = ({ kind, field }) => kind === "within" || (kind === "word" && inText(field));

  // The parts of a query that have no parts; only those that are wanted, if asked so.
  function leaves(query, onlyWanted) {
    if (query.kind === "not") return onlyWanted ? [] : leaves(query.part);
    return query.parts ? query.parts.flatMap((part) => leaves(part, onlyWanted)) : [query];
  }

  const nameOf = (year) => String(year).padStart(4, "0");
  const range = ({ first, count }) => Uint32Array.from({ length: count }, (_, i) => first + i);
  const inverse = (mask) => mask.map((has) => 1 - has);

  function listed(mask) {
    const numbers = [];
    for (let number = 0; number < mask.length; number++) if (mask[number]) numbers.push(number);
    return Uint32Array.from(numbers);
  }

  // Changes the first mask.
  function intersect(mask, other) {
    for (let number = 0; number < mask.length; number++) mask[number] &= other[number];
    return mask;
  }

  function unite(mask, other) {
    for (let number = 0; number < mask.length; number++) mask[number] |= other[number];
    return mask;
  }

  sitegen.open = (index, analysis, more = async () => {}) =>
    new sitegen.Engine(index, analysis || new sitegen.Analysis(index.language, index.common), more);

  Object.assign(sitegen, { Search, fieldsOf, inText, intersect, inverse, leaves, listed, nameOf, range });
})((globalThis.sitegen = globalThis.sitegen || {}));
