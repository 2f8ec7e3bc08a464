// What only some questions need of the search files: all words, positions, names, whole texts.
//
// index.lexicon(field, prefix)          [{word, count}] by code point; "": title and body
// index.places(field, key, articles)    {docs, starts, positions, before, after}
//     field "title" or "body"; key a word that is not common, with all articles that have it in
//     this field (Uint32Array), or two common words, "of the", which need no articles.
//     positions of docs[i]: from starts[i] to starts[i + 1]; before and after: codes of the
//     common words next to each position (0: none); null for two common words
// index.names(field, word)              {docs, counts, starts, positions}
// index.identity(field, value)          Uint32Array
// index.texts(numbers)                  [{text, authors, agency, named: [{kind, name, url}]}]
(function (sitegen) {
  "use strict";

  const { keyed, paged, joined } = sitegen;
  const KINDS = ["person", "org", "place"];
  const FOLDERS = ["people/", "organizations/", "places/"];

  keyed.lexicon = (row, bits) => {
    if (row.key.includes(":")) return { title: 0, body: bits.gamma() };
    return { title: bits.gamma() - 1, body: bits.gamma() - 1 };
  };

  keyed.places = (row, bits, span) => {
    const pair = row.key.includes(" ");
    const record = {};
    for (const field of ["title", "body"]) {
      const count = bits.gamma() - 1;
      const docs = pair ? bits.ascending(count, span.count, span.first) : null;
      const found = count
        ? placed(bits, bits.gammas(count))
        : { starts: new Uint32Array(1), positions: new Uint32Array(0) };
      record[field] = { docs, count, ...found, before: null, after: null };
      if (!pair) beside(bits, record[field]);
    }
    return record;
  };

  keyed.names = (row, bits, span) => {
    const count = bits.gamma();
    const docs = bits.ascending(count, span.count, span.first);
    if (!/^[a-z]+:/.test(row.key)) return { docs };
    const counts = bits.gammas(count);
    return { docs, counts, ...placed(bits, counts) };
  };

  // Positions, ascending within each article, and where each article's begin.
  function placed(bits, counts) {
    const starts = new Uint32Array(counts.length + 1);
    counts.forEach((count, i) => (starts[i + 1] = starts[i] + count));
    const positions = new Uint32Array(starts[counts.length]);
    const k = bits.take(5);
    for (let i = 0; i < counts.length; i++) {
      let last = -1;
      for (let j = starts[i]; j < starts[i + 1]; j++) positions[j] = last += 1 + bits.rice(k);
    }
    return { starts, positions };
  }

  // The common words next to each position: either each for itself, or by a table of those found.
  function beside(bits, record) {
    const count = record.positions.length;
    const before = (record.before = new Uint8Array(count));
    const after = (record.after = new Uint8Array(count));
    if (!count) return;
    const table = [];
    if (bits.take(1)) for (let left = bits.gamma(); left; left--) table.push(bits.take(10));
    for (let i = 0; i < count; i++) {
      if (table.length) {
        const codes = table[bits.gamma() - 1];
        before[i] = codes >> 5;
        after[i] = codes & 31;
      } else {
        before[i] = bits.gamma() - 1;
        after[i] = bits.gamma() - 1;
      }
    }
  }

  paged.texts = (bits, count, book) => {
    const words = [];
    const many = (read) => Array.from({ length: bits.gamma() - 1 }, read);
    return Array.from({ length: count }, () => {
      const text = book.read(bits, words);
      const authors = many(() => book.read(bits, words));
      const agency = bits.take(1) ? book.read(bits, words) : "";
      const named = many(() => {
        const kind = bits.take(2);
        const name = book.read(bits, words);
        const url = bits.take(1) ? book.address(bits, words, FOLDERS[kind], name) : "";
        return { kind: KINDS[kind], name, url };
      });
      return { text, authors, agency, named };
    });
  };

  function joinedStarts(rows) {
    const ends = [Uint32Array.of(0)];
    let before = 0;
    for (const starts of rows) {
      const shift = before;
      ends.push(starts.subarray(1).map((end) => end + shift));
      before += starts[starts.length - 1];
    }
    return joined(ends);
  }

  Object.assign(sitegen.Index.prototype, {
    async lexicon(field, prefix) {
      const name = field === "" || field === "title" ? "" : field + ":";
      const low = name + prefix;
      const counts = new Map();
      await Promise.all(
        this.spans.map(async (span) => {
          for (const file of await span.keyed("lexicon", low, low + "\u{10ffff}")) {
            for (const { key, record } of span.rows("lexicon", file)) {
              const count = field === "title" ? record.title : record.title + record.body;
              if (!count || !key.startsWith(low) || (!name && key.includes(":"))) continue;
              counts.set(key, (counts.get(key) || 0) + count);
            }
          }
        })
      );
      const words = Array.from(counts, ([key, count]) => ({ word: key.slice(name.length), count }));
      return words.sort((one, other) => sitegen.compare(one.word, other.word));
    },

    async places(field, key, articles) {
      const found = await Promise.all(
        this.spans.map(async (span) => {
          const { first, count } = span;
          const isMine = (number) => number >= first && number < first + count;
          const mine = articles ? articles.filter(isMine) : null;
          if (mine && !mine.length) return null;
          const record = await span.record("places", key);
          const places = record && record[field];
          if (mine && (!places || places.count !== mine.length)) sitegen.fail();
          return places && { ...places, docs: places.docs || mine };
        })
      );
      const all = found.filter(Boolean);
      const none = { docs: new Uint32Array(0), starts: new Uint32Array(1), count: 0 };
      if (!all.length) all.push({ ...none, positions: new Uint32Array(0), before: null, after: null });
      const row = (name) => (all[0][name] ? joined(all.map((places) => places[name])) : null);
      return {
        docs: row("docs"),
        starts: joinedStarts(all.map((places) => places.starts)),
        positions: row("positions"),
        before: row("before"),
        after: row("after"),
      };
    },

    async names(field, word) {
      const found = await this.records("names", field + ":" + word);
      const empty = new Uint32Array(0);
      const row = (name) => (found.length ? joined(found.map((record) => record[name])) : empty);
      return {
        docs: row("docs"),
        counts: row("counts"),
        starts: joinedStarts(found.map((record) => record.starts)),
        positions: row("positions"),
      };
    },

    async identity(field, value) {
      const found = await this.records("names", field + "=" + value.replace(/\t/g, " "));
      return found.length ? joined(found.map((record) => record.docs)) : new Uint32Array(0);
    },

    texts(numbers) {
      return this.each("texts", numbers, (page, at) => page[at]);
    },
  });
})((globalThis.sitegen = globalThis.sitegen || {}));
