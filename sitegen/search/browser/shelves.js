// The search files of an archive: which to load for a question, and what is in all of them.
//
// sitegen.openIndex(root, load) -> Promise of an index
//   root   address of the root file from the site's root: "search/root-1a2b3c4d.js"
//   load   load(address) -> Promise: runs the script at this address; rejects when it cannot
//
// Every number of an article counts from 0, the newest article of the whole archive. What loads
// something returns a Promise, which rejects with an Error whose message is for the reader.
//
//   index.count, index.language, index.common      articles; BCP 47; the common words in their order
//   index.average                                   {title, body}: words of a field, on average
//   index.years                                     [{year, first, count}], newest first; 0: undated
//   index.stem(stem)                                null, or {title: List, body: List, forms: [word]}
//       List = {docs: Uint32Array, tf: Uint32Array, sets: Uint32Array or null, known: [Lengths]}
//       bit i of sets: the article has forms[i] in this field; null: there is one form only
//       Lengths = {docs, title: Uint32Array, body: Uint32Array}: of each of these articles the words
//       of both fields, rounded as scores need them; short lists know them of all their articles
//   index.lengths(docs)                             Lengths of any articles, given in their order
//   index.days(year)                                [{date, first, count}] in the archive's order
//   index.articles(numbers)                         [{number, url, title, date, source, lead}]
//
// stacks.js and tallies.js add what fewer questions need.
(function (sitegen) {
  "use strict";

  const BOOKS = { articles: "book-short", texts: "book-long" };

  const split = (text) => (text ? text.split("\t") : []);

  // A key shares its first signs with another; their number stands before the rest.
  const spelled = (entry, other) => other.slice(0, parseInt(entry[0], 36)) + entry.slice(1);

  function keysOf(text) {
    let key = "";
    return split(text).map((entry) => (key = spelled(entry, key)));
  }

  // The number of the last of these keys that is not above `key`; 0 where all are.
  function placeOf(keys, key) {
    let low = 0;
    for (let high = keys.length; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if (sitegen.compare(keys[middle], key) <= 0) low = middle;
      else high = middle;
    }
    return low;
  }

  // A stretch of the archive with files of its own.
  class Span {
    constructor(root, first, file) {
      Object.assign(this, root);
      this.first = first;
      this.file = (name) => file(this.folder + "/" + name);
      this.books = new Map();
    }

    // One of many files of a drawer.
    numbered(name, number) {
      return this.file(name + "/" + (number >> 8) + "/" + number);
    }

    // The files of a drawer that may hold keys from `low` to `high`.
    async keyed(name, low, high) {
      const drawer = this.drawers[name];
      let pages = [0];
      let keys = [keysOf(drawer.keys)];
      for (let level = drawer.levels; ; level--) {
        const below = [];
        const per = level === drawer.levels ? 0 : drawer.page;
        keys.forEach((page, i) => {
          if (!page.length) return;
          const last = placeOf(page, high);
          for (let at = placeOf(page, low); at <= last; at++) below.push(pages[i] * per + at);
        });
        const folder = level ? name + "/keys-" + level : name;
        const files = await Promise.all(below.map((number) => this.numbered(folder, number)));
        if (!level) return files;
        pages = below;
        keys = files.map((file) => keysOf(file.text));
      }
    }

    // What a drawer has under a key, or null.
    async record(name, key) {
      for (const file of await this.keyed(name, key, key)) {
        for (const row of this.rows(name, file)) if (row.key === key) return row.record;
      }
      return null;
    }

    // What a file of a drawer has under each of its keys.
    *rows(name, file) {
      const entries = split(file.text);
      const bits = (file.read = file.read || new sitegen.Bits(file.bits));
      bits.at = 0;
      let at = 0;
      const row = { key: "", next: (other) => spelled(entries[at++], other) };
      while (at < entries.length) {
        row.key = row.next(row.key);
        yield { key: row.key, record: sitegen.keyed[name](row, bits, this) };
      }
    }

    // What one file of a drawer has that goes by number.
    async paged(name, number) {
      const { size, count } = this.drawers[name];
      const [file, book] = await Promise.all([this.numbered(name, number), this.book(BOOKS[name])]);
      const many = Math.min(size, count - number * size);
      file.page = file.page || sitegen.paged[name](new sitegen.Bits(file.bits), many, book, this);
      return file.page;
    }

    book(name) {
      if (name && !this.books.has(name)) {
        const book = this.file(name).then((file) => new sitegen.Book(file));
        book.catch(() => this.books.delete(name));
        this.books.set(name, book);
      }
      return this.books.get(name);
    }
  }

  function joined(arrays) {
    if (arrays.length === 1) return arrays[0];
    const all = new arrays[0].constructor(arrays.reduce((sum, array) => sum + array.length, 0));
    let at = 0;
    for (const array of arrays) {
      all.set(array, at);
      at += array.length;
    }
    return all;
  }

  class Index {
    constructor(root, file) {
      const { count, language, common, years } = root;
      let first = 0;
      const from = (many) => (first += many) - many;
      this.spans = root.spans.map((span) => new Span(span, from(span.count), file));
      first = 0;
      this.years = years.map(([year, many]) => ({ year, first: from(many), count: many }));
      // An archive without articles has no average; nothing is divided by this 1.
      this.average = { title: root.words.title / (count || 1), body: root.words.body / (count || 1) };
      Object.assign(this, { count, language, common });
    }

    // What each span has under a key, without those that have nothing.
    async records(drawer, key) {
      const found = await Promise.all(this.spans.map((span) => span.record(drawer, key)));
      return found.filter(Boolean);
    }

    async stem(stem) {
      const found = await this.records("words", stem);
      if (!found.length) return null;
      const forms = [...new Set(found.flatMap((record) => record.forms))];
      const all = (field) => {
        const sets = found.map((record) => inOrderOf(forms, record.forms, record[field].sets));
        const lists = found.map((record) => record[field]).filter(({ lengths }) => lengths);
        const known = lists.map(({ docs, lengths }) => ({ docs, ...lengths }));
        const row = (name) => joined(found.map((record) => record[field][name]));
        return { docs: row("docs"), tf: row("tf"), sets: forms.length > 1 ? joined(sets) : null, known };
      };
      return { title: all("title"), body: all("body"), forms };
    }

    // Where a drawer tells of an article: number of the span, page, place in it.
    place(drawer, number) {
      let at = this.spans.length - 1;
      while (at && number < this.spans[at].first) at--;
      const { first, drawers } = this.spans[at];
      const { size } = drawers[drawer];
      return [at, Math.floor((number - first) / size), (number - first) % size];
    }

    // A function that tells of an article's number: `pick(page of the drawer, place in it, number)`.
    async pagesOf(drawer, numbers, pick) {
      const pages = this.spans.map(() => []);
      const loads = [];
      for (const number of numbers) {
        const [at, page] = this.place(drawer, number);
        if (pages[at][page]) continue;
        pages[at][page] = this.spans[at].paged(drawer, page);
        loads.push(pages[at][page].then((read) => (pages[at][page] = read)));
      }
      await Promise.all(loads);
      return (number) => {
        const [at, page, within] = this.place(drawer, number);
        return pick(pages[at][page], within, number, at);
      };
    }

    async each(drawer, numbers, pick) {
      return Array.from(numbers, await this.pagesOf(drawer, numbers, pick));
    }

    async lengths(docs) {
      const isCrowded = this.crowds(docs);
      const pick = (page, at) => [page.title[at], page.body[at]];
      const [wide, narrow] = await Promise.all([
        this.pagesOf("lengths-wide", docs.filter(isCrowded), pick),
        this.pagesOf("lengths", docs.filter((number) => !isCrowded(number)), pick),
      ]);
      const pairs = Array.from(docs, (number) => (isCrowded(number) ? wide : narrow)(number));
      const row = (i) => Uint32Array.from(pairs, (pair) => pair[i]);
      return { docs, title: row(0), body: row(1) };
    }

    // A function that tells of an article's number whether so many of these articles lie close to it
    // that a wide page is sooner there than all the narrow ones.
    crowds(docs) {
      const narrow = this.spans.map(() => []);
      for (const number of docs) {
        const [at, wide] = this.place("lengths-wide", number);
        const pages = (narrow[at][wide] = narrow[at][wide] || new Set());
        pages.add(this.place("lengths", number)[1]);
      }
      const crowded = narrow.map((pages, at) => {
        const { count, drawers } = this.spans[at];
        const { size } = drawers["lengths-wide"];
        const articles = (wide) => Math.min(size, count - wide * size);
        return pages.map(({ size: many }, wide) => 4 * many * drawers.lengths.size > articles(wide));
      });
      return (number) => {
        const [at, wide] = this.place("lengths-wide", number);
        return crowded[at][wide];
      };
    }

    articles(numbers) {
      return this.each("articles", numbers, (page, at, number) => ({ number, ...page[at] }));
    }

    async days(year) {
      const entry = this.years.find((some) => some.year === year);
      const found = await Promise.all(
        this.spans.map(async (span) => {
          const place = span.years.indexOf(year);
          if (place < 0) return [];
          const { size } = span.drawers.days;
          const page = await span.paged("days", Math.floor(place / size));
          return page[place % size];
        })
      );
      let first = entry ? entry.first : 0;
      return found.flat().map(({ day, count }) => {
        const date = year ? sitegen.dayText(year * 416 + day) : "";
        first += count;
        return { date, first: first - count, count };
      });
    }
  }

  function inOrderOf(forms, own, sets) {
    const places = own.map((form) => forms.indexOf(form));
    if (places.every((place, i) => place === i)) return sets;
    return sets.map((set) => places.reduce((all, place, i) => all | (((set >>> i) & 1) << place), 0));
  }

  sitegen.openIndex = async (root, load) => {
    const file = sitegen.shelf(load);
    const { text } = await file("root", root);
    return new Index(JSON.parse(text), file);
  };

  Object.assign(sitegen, { Index, joined });
})((globalThis.sitegen = globalThis.sitegen || {}));
