// Phrases, words near each other and words of names: which articles have them where they must stand.
// The same as sitegen/search/evaluation.py, step by step.
(function (sitegen) {
  "use strict";

  const { fieldsOf, inText } = sitegen;
  const isRanked = (field) => field === "title" || field === "body";

  Object.assign(sitegen.Search.prototype, {
    // The articles that may match a part: one list a field.
    having(part) {
      const anchors = this.anchors(part);
      return Promise.all(
        fieldsOf(part.field).map(async (field) => {
          const lists = anchors.map((anchor) => this.holders(anchor, field));
          return shared(await Promise.all(lists));
        })
      );
    },

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
    },

    // The articles that have a word, or a pair of common words, in a field.
    async holders({ word, pair }, field) {
      if (pair) return (await this.places(field, { word, pair })).docs;
      if (!isRanked(field)) return (await this.names(field, word)).docs;
      const record = await this.stem(word);
      const form = record ? record.forms.indexOf(word) : -1;
      if (form < 0) return new Uint32Array(0);
      const { docs, sets } = record[field];
      return sets ? docs.filter((_, i) => (sets[i] >>> form) & 1) : docs;
    },

    names(field, word) {
      return this.once(field + ":" + word, () => this.index.names(field, word));
    },

    places(field, { word, pair }) {
      if (!isRanked(field)) return this.names(field, word);
      return this.once(`${field} ${word}`, async () => {
        const docs = pair ? undefined : await this.holders({ word }, field);
        return this.index.places(field, word, docs);
      });
    },

    // Keep those articles of a part that have its words where they must stand.
    async prove(part, rough) {
      const known = this.found.get(part);
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
    },
  });

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
})((globalThis.sitegen = globalThis.sitegen || {}));
