// Answers queries from the search files: the same as sitegen/search/evaluation.py, expanding.py,
// ranking.py and filters.py, step by step.
//
// sitegen.open(index, analysis) -> engine
//   index     what sitegen.openIndex(...) promised
//   analysis  left out: that of the index's language
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
// snippets.js adds engine.snippets, and facets.js engine.facets.
// All that can be loaded side by side is. Promises reject with an Error for the reader.
(function (sitegen) {
  "use strict";

  const K1 = 1.2;
  const B = 0.75;
  const TITLE_WEIGHT = 4;
  const MOST_FORMS = 64;
  const FIXED = 2;
  const SHORTEST = 4;
  const LONG = 8;

  const inText = (field) => field === "" || field === "title";
  const isRanked = (field) => field === "title" || field === "body";
  const fieldsOf = (field) => (field === "" ? ["title", "body"] : [field]);

  sitegen.Engine = class {
    constructor(index, analysis) {
      this.index = index;
      this.analysis = analysis;
    }

    async search(text, options = {}) {
      const reading = sitegen.readQuery(text, this.analysis);
      const search = new Search(this.index, this.analysis, reading.notes, options.sort);
      const found = reading.query
        ? await search.run(reading.query, options.filters || [])
        : { numbers: new Uint32Array(0), query: null, suggestion: "" };
      const notes = [...new Set(reading.notes)];
      const { understood } = reading;
      const result = { text, understood, notes, total: found.numbers.length, ...found };
      result.hits = await this.hits(result, options.from || 0, options.count || 10);
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
    constructor(index, analysis, notes, sort) {
      Object.assign(this, { index, analysis, notes, sort });
      this.ranks = sort !== "newest" && sort !== "oldest";
      this.kept = new Map();
      this.found = new Map();
      this.cut = new Map();
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

    names(field, word) {
      return this.once(field + ":" + word, () => this.index.names(field, word));
    }

    async run(asked, filters) {
      // Words that stay as they are need not wait for those that are still to be found.
      leaves(asked).forEach((part) => this.find(part));
      const passing = this.once("passing", () => this.passing(filters));
      const query = await this.expanded(asked);
      // In the order of the query, whatever came first.
      leaves(asked).forEach((part) => this.cut.has(part) && this.notes.push(this.cut.get(part)));
      const parts = leaves(query);
      await Promise.all(parts.map((part) => this.find(part)));
      const passes = await passing;
      const rough = passes ? intersect(this.mask(query), passes) : this.mask(query);
      const [scores] = await Promise.all([
        this.ranks ? this.scores(query, rough) : null,
        ...parts.map((part) => this.prove(part, rough)),
      ]);
      const mask = intersect(this.mask(query), rough);
      const numbers = await this.ordered(mask, scores);
      const suggestion = numbers.length ? "" : await this.suggestion(asked);
      return { numbers, query, suggestion, score: (number) => (scores ? scores[number] : 0) };
    }

    // --- words for words ---

    // The query with each prefix and fuzzy word replaced by the words it stands for.
    expanded(query) {
      return replaced(query, async (part) => {
        if (part.kind !== "prefix" && part.kind !== "fuzzy") return part;
        const { kind, field } = part;
        const forms =
          kind === "prefix"
            ? await this.index.lexicon(field, part.start)
            : await this.near(part.word, field);
        forms.sort(oftenFirst);
        if (forms.length > MOST_FORMS) {
          const what = `'${sitegen.writeQuery(part)}' stands for ${forms.length} words`;
          this.cut.set(part, `${what}; the ${MOST_FORMS} most frequent were searched.`);
        }
        const parts = forms.slice(0, MOST_FORMS).map(({ word }) => {
          return { kind: "phrase", words: [word], field };
        });
        return { kind: "or", parts };
      }, true);
    }

    // The words of a field that a word may have meant: [{word, count, mistakes}].
    async near(word, field) {
      const letters = [...word];
      const most = letters.length >= LONG ? 2 : 1;
      const all = await this.index.lexicon(field, letters.slice(0, FIXED).join(""));
      return all
        .map((form) => ({ ...form, mistakes: edits(letters, [...form.word], most) }))
        .filter(({ mistakes }) => mistakes <= most);
    }

    // The query with other words for those that no article has; "" if there are none.
    async suggestion(query) {
      let better = false;
      const meant = await replaced(query, async (part) => {
        if (part.kind !== "word" || [...part.word].length < SHORTEST) return part;
        if (this.found.get(part).docs.some((docs) => docs.length)) return part;
        const near = await this.near(part.word, part.field);
        near.sort((one, other) => one.mistakes - other.mistakes || oftenFirst(one, other));
        better = better || near.length > 0;
        return near.length ? { ...part, word: near[0].word } : part;
      });
      return better ? sitegen.writeQuery(meant) : "";
    }

    // --- which articles ---

    // Load what says which articles a part can match, without positions: one list a field.
    find(part) {
      if (part.kind === "prefix" || part.kind === "fuzzy") return null;
      return this.once(part, async () => {
        if (this.ranks) this.ranking(part).forEach(({ word }) => this.stem(word));
        this.found.set(part, { docs: await this.candidates(part), sure: !needsProof(part) });
      });
    }

    async candidates(part) {
      if (part.kind === "within") return this.within(part);
      if (part.kind === "word" && inText(part.field)) {
        const record = await this.stem(part.word);
        return record ? fieldsOf(part.field).map((field) => record[field].docs) : [];
      }
      const anchors = this.anchors(part);
      return Promise.all(
        fieldsOf(part.field).map(async (field) => {
          const lists = anchors.map((anchor) => this.having(anchor, field));
          return shared(await Promise.all(lists));
        })
      );
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

    // The articles that pass every filter, or null when there is none.
    async passing(filters) {
      if (!filters.length) return null;
      const having = await Promise.all(filters.map((filter) => this.identity(filter)));
      const passes = new Uint8Array(this.index.count).fill(1);
      const masks = having.map((docs) => this.marked([docs]));
      for (const field of new Set(filters.map((filter) => filter.field))) {
        const any = filters.map((filter) => filter.field === field && isAny(filter));
        if (any.includes(true)) intersect(passes, this.marked(having.filter((_, i) => any[i])));
      }
      filters.forEach(({ mode }, i) => {
        if (mode === "all") intersect(passes, masks[i]);
        if (mode === "none") intersect(passes, inverse(masks[i]));
      });
      return passes;
    }

    identity({ field, value }) {
      if (field !== "year") return this.index.identity(field, value);
      const entry = this.index.years.find(({ year }) => year && nameOf(year) === value);
      return entry ? range(entry) : new Uint32Array(0);
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

    // --- by positions ---

    // The words that a part is proved by, {word, at, before, after}: `at` counts from the part's
    // first word; before and after are the codes of the common words that must stand beside it.
    // No places of a common word are kept: its neighbour tells of it, or a pair of common words.
    anchors(part) {
      const words = part.words || [part.word];
      const hasCodes = inText(part.field) && words.length > 1;
      const codes = words.map((word) => (hasCodes ? this.analysis.common.indexOf(word) + 1 : 0));
      if (part.kind === "near") return [...new Set(words)].map((word) => ({ word, at: 0 }));
      const anchors = [];
      words.forEach((word, at) => {
        const last = at === words.length - 1;
        if (!codes[at]) {
          anchors.push({ word, at, before: codes[at - 1] || 0, after: codes[at + 1] || 0 });
        } else if ((at && !codes[at - 1]) || (!last && !codes[at + 1])) {
          return;
        } else if (!last) {
          anchors.push({ word: word + " " + words[at + 1], at, pair: true });
        } else if (!anchors.some((anchor) => anchor.pair && anchor.at === at - 1)) {
          anchors.push({ word: words[at - 1] + " " + word, at: at - 1, pair: true });
        }
      });
      return anchors;
    }

    // The articles that have a word, or a pair of common words, in a field.
    async having({ word, pair }, field) {
      if (pair) return (await this.places(field, { word, pair })).docs;
      if (!isRanked(field)) return (await this.names(field, word)).docs;
      const record = await this.stem(word);
      const form = record ? record.forms.indexOf(word) : -1;
      if (form < 0) return new Uint32Array(0);
      const { docs, sets } = record[field];
      return sets ? docs.filter((_, i) => (sets[i] >>> form) & 1) : docs;
    }

    places(field, { word, pair }) {
      if (!isRanked(field)) return this.names(field, word);
      return this.once(`${field} ${word}`, async () => {
        const docs = pair ? undefined : await this.having({ word }, field);
        return this.index.places(field, word, docs);
      });
    }

    // Keep those articles of a part that have its words where they must stand.
    async prove(part, rough) {
      const known = this.found.get(part);
      if (known.sure) return;
      const anchors = this.anchors(part);
      const proven = fieldsOf(part.field).map(async (field, i) => {
        const docs = known.docs[i].filter((number) => rough[number]);
        if (!docs.length) return docs;
        const places = await Promise.all(anchors.map((anchor) => this.places(field, anchor)));
        const isThere = part.kind === "near" ? close(part, anchors, places) : follow(anchors, places);
        return docs.filter(isThere);
      });
      known.docs = await Promise.all(proven);
      known.sure = true;
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
      const burdens = {};
      const weigh = async (field) => {
        const all = lists.filter((list) => list.field === field).map((list) => list.docs);
        const docs = listed(intersect(this.marked(all), mask));
        const lengths = await this.index.lengths(field, docs);
        burdens[field] = new Float64Array(count);
        docs.forEach((number, i) => {
          burdens[field][number] = K1 * (1 - B + (B * lengths[i]) / average[field]);
        });
      };
      await Promise.all([...new Set(lists.map((list) => list.field))].map(weigh));

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

    async oldestFirst(mask) {
      const years = this.index.years.filter((year) => listed(mask.subarray(...ends(year))).length);
      const days = (await Promise.all(years.map(({ year }) => this.days(year)))).flat();
      days.sort((one, other) => !one.date - !other.date || sitegen.compare(one.date, other.date));
      return Uint32Array.from(days.flatMap((day) => [...range(day).filter((number) => mask[number])]));
    }
  }

  // --- queries ---

  // The parts of a query that have no parts; only those that are wanted, if asked so.
  function leaves(query, onlyWanted) {
    if (query.kind === "not") return onlyWanted ? [] : leaves(query.part);
    return query.parts ? query.parts.flatMap((part) => leaves(part, onlyWanted)) : [query];
  }

  // The query with another one for each leaf, also for those that are not wanted if asked so.
  async function replaced(query, replace, unwanted) {
    if (query.kind === "not") {
      return unwanted ? { ...query, part: await replaced(query.part, replace, true) } : query;
    }
    if (!query.parts) return replace(query);
    const parts = query.parts.map((part) => replaced(part, replace, unwanted));
    return { ...query, parts: await Promise.all(parts) };
  }

  const needsProof = ({ kind, words }) =>
    kind === "near" || (kind === "phrase" && words.length > 1);
  const oftenFirst = (one, other) => other.count - one.count || sitegen.compare(one.word, other.word);

  // How many letters must be put in, left out, replaced or exchanged with their neighbours to make
  // one word of the other; `most` + 1 if more than that. No place is changed twice.
  function edits(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let above = [];
    let before = [];
    let row = Array.from({ length: other.length + 1 }, (_, across) => across);
    for (let down = 1; down <= one.length; down++) {
      [above, before, row] = [before, row, [down]];
      for (let across = 1; across <= other.length; across++) {
        const differs = one[down - 1] !== other[across - 1];
        let best = Math.min(before[across], row[across - 1]) + 1;
        best = Math.min(best, before[across - 1] + differs);
        const isTurned = one[down - 1] === other[across - 2] && one[down - 2] === other[across - 1];
        if (isTurned) best = Math.min(best, above[across - 2] + 1);
        row.push(best);
      }
      if (Math.min(...row) > most) return most + 1;
    }
    return Math.min(row[other.length], most + 1);
  }

  // --- positions ---

  // Where the places of an article begin and end; articles must be asked for in their order.
  function rows({ docs, starts }) {
    let i = 0;
    return (number) => {
      while (docs[i] < number) i++;
      return docs[i] === number ? [starts[i], starts[i + 1]] : [0, 0];
    };
  }

  // Whether an article has all of a phrase's anchors just where its words must stand.
  function follow(anchors, places) {
    const rowOf = places.map(rows);
    return (number) => {
      let begins = null;
      anchors.forEach(({ at, before, after }, i) => {
        const here = new Set();
        const [first, end] = rowOf[i](number);
        for (let place = first; place < end; place++) {
          const begin = places[i].positions[place] - at;
          if (before && places[i].before[place] !== before) continue;
          if (after && places[i].after[place] !== after) continue;
          if (!begins || begins.has(begin)) here.add(begin);
        }
        begins = here;
      });
      return begins.size > 0;
    };
  }

  // Whether an article has all words, each as often as it is named, inside a stretch of its text.
  function close({ words, distance }, anchors, places) {
    const rowOf = places.map(rows);
    const stretch = words.length + distance;
    return (number) => {
      const every = [];
      anchors.forEach((_, i) => {
        const [first, end] = rowOf[i](number);
        for (let place = first; place < end; place++) every.push([places[i].positions[place], i]);
      });
      every.sort((one, other) => one[0] - other[0]);
      const missing = anchors.map(({ word }) => words.filter((other) => other === word).length);
      let first = 0;
      return every.some(([at, i]) => {
        missing[i]--;
        for (; every[first][0] <= at - stretch; first++) missing[every[first][1]]++;
        return missing.every((count) => count <= 0);
      });
    };
  }

  // --- numbers ---

  const nameOf = (year) => String(year).padStart(4, "0");
  const isAny = ({ mode }) => mode !== "all" && mode !== "none";
  const ends = ({ first, count }) => [first, first + count];
  const range = ({ first, count }) => Uint32Array.from({ length: count }, (_, i) => first + i);
  const inverse = (mask) => mask.map((has) => 1 - has);

  function listed(mask) {
    const numbers = [];
    mask.forEach((has, number) => has && numbers.push(number));
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

  // What all lists have.
  function shared(lists) {
    return lists.reduce((one, other) => {
      let i = 0;
      return one.filter((number) => {
        while (other[i] < number) i++;
        return other[i] === number;
      });
    });
  }

  sitegen.open = (index, analysis) =>
    new sitegen.Engine(index, analysis || new sitegen.Analysis(index.language, index.common));
})((globalThis.sitegen = globalThis.sitegen || {}));
