// The search files: loads them as they are needed and reads what is in them.
// Their form is described in docs/search-files.md; sitegen/search/shards/ writes them.
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
//       List = {docs: Uint32Array, tf: Uint32Array, sets: Uint32Array or null}
//       bit i of sets: the article has forms[i] in this field; null: there is one form only
//   index.lexicon(field, prefix)                    [{word, count}] by code point; "": title and body
//   index.places(field, key, articles)              {docs, starts, positions, before, after}
//       field "title" or "body"; key a word that is not common, with all articles that have it in
//       this field (Uint32Array), or two common words, "of the", which need no articles.
//       positions of docs[i]: from starts[i] to starts[i + 1]; before and after: codes of the
//       common words next to each position (0: none); null for two common words
//   index.names(field, word)                        {docs, counts, starts, positions}
//   index.identity(field, value)                    Uint32Array
//   index.lengths(field, docs)                      Uint32Array: words, rounded as scores need them
//   index.days(year)                                [{date, first, count}] in the archive's order
//   index.articles(numbers)                         [{number, url, title, date, source, lead}]
//   index.texts(numbers)                            [{text, authors, named: [{kind, name, url}]}]
//   index.facets(numbers, top)                      {people, organizations, places, sources}:
//       each the top [{name, count, url}], most first, then by code point; people, organisations
//       and places only where they have a page
(function (sitegen) {
"use strict";

const DAMAGED = "A part of the search index is damaged.";
const MISSING = "A part of the search index could not be loaded.";
const ADVICE = " Reload the page; if it stays so, the archive must be built again.";
const KINDS = ["people", "organizations", "places"];

const arrived = new Map();

// Every search file is one call of this.
sitegen.shard = (path, text, bits, check) => {
  arrived.set(path, { text, bits, check });
};

const fail = (what) => {
  throw new Error(what + ADVICE);
};

// --- files ---

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

function crc32(text) {
  let sum = -1;
  for (const byte of new TextEncoder().encode(text)) sum = CRC[(sum ^ byte) & 255] ^ (sum >>> 8);
  return (~sum >>> 0).toString(16);
}

function taken(path) {
  const file = arrived.get(path);
  arrived.delete(path);
  if (!file) fail(MISSING);
  if (crc32([path, file.text, file.bits].join("\n")) !== file.check) fail(DAMAGED);
  return file;
}

// A function that loads a file once, however often it is asked for.
function shelf(load) {
  const files = new Map();
  return (path, address) => {
    if (!files.has(path)) {
      const file = Promise.resolve(load(address || "search/" + path + ".js")).then(
        () => taken(path),
        () => fail(MISSING)
      );
      file.catch(() => files.delete(path));
      files.set(path, file);
    }
    return files.get(path);
  };
}

// --- bits ---

class Bits {
  constructor(base64) {
    const text = atob(base64);
    this.end = 8 * text.length;
    this.at = 0;
    this.bytes = new Uint8Array(text.length + 8);
    for (let i = 0; i < text.length; i++) this.bytes[i] = text.charCodeAt(i);
  }

  // The next 32 bits; the place stays.
  ahead() {
    const { bytes, at } = this;
    const i = at >>> 3;
    const shift = at & 7;
    const word = (bytes[i] << 24) | (bytes[i + 1] << 16) | (bytes[i + 2] << 8) | bytes[i + 3];
    return shift ? (word << shift) | (bytes[i + 4] >>> (8 - shift)) : word;
  }

  take(count) {
    if (!count) return 0;
    const value = this.ahead() >>> (32 - count);
    this.at += count;
    return value;
  }

  // How many zeros stand before the next one.
  unary() {
    let zeros = 0;
    for (;;) {
      if (this.at > this.end) fail(DAMAGED);
      const word = this.ahead();
      if (word) {
        const more = Math.clz32(word);
        this.at += more + 1;
        return zeros + more;
      }
      zeros += 32;
      this.at += 32;
    }
  }

  gamma() {
    // Nearly all codes lie within the next 32 bits.
    const word = this.ahead();
    const few = Math.clz32(word);
    if (few < 16) {
      this.at += 2 * few + 1;
      return word >>> (31 - 2 * few);
    }
    const zeros = this.unary();
    return ((1 << zeros) | this.take(zeros)) >>> 0;
  }

  gammas(count) {
    const numbers = new Uint32Array(count);
    for (let i = 0; i < count; i++) numbers[i] = this.gamma();
    return numbers;
  }

  rice(k) {
    const word = this.ahead();
    const few = Math.clz32(word);
    if (k && few + k < 32) {
      this.at += few + 1 + k;
      return (few << k) | ((word << (few + 1)) >>> (32 - k));
    }
    return (this.unary() << k) | this.take(k);
  }

  // Ascending numbers below `of`, to which `first` is added.
  ascending(count, of, first) {
    const k = parameter(count, of);
    const numbers = new Uint32Array(count);
    let last = first - 1;
    for (let i = 0; i < count; i++) numbers[i] = last += 1 + this.rice(k);
    return numbers;
  }

  // Positions, ascending within each article, and where each article's begin.
  positions(counts) {
    const starts = new Uint32Array(counts.length + 1);
    counts.forEach((count, i) => (starts[i + 1] = starts[i] + count));
    const positions = new Uint32Array(starts[counts.length]);
    const k = this.take(5);
    for (let i = 0; i < counts.length; i++) {
      let last = -1;
      for (let j = starts[i]; j < starts[i + 1]; j++) positions[j] = last += 1 + this.rice(k);
    }
    return { starts, positions };
  }
}

// The parameter of the Rice code for `count` ascending numbers below `of`.
const parameter = (count, of) =>
  count ? Math.max(0, 31 - Math.clz32(Math.floor((11 * of) / (16 * count)))) : 0;

// --- keys ---

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

const inFolder = (name, number) => name + "/" + (number >> 8) + "/" + number;

// --- drawers: how one record of each is read ---

const OPEN = {
  words(row, bits, span) {
    const count = bits.gamma();
    const own = bits.take(1);
    const forms = own ? [row.key] : [];
    while (forms.length < count) forms.push(spelled(row.next(), row.key));
    const many = { title: bits.gamma() - 1, body: bits.gamma() - 1 };
    const sets = [];
    if (count > 1) {
      for (let left = bits.gamma(); left; left--) {
        sets.push(forms.reduce((set, _, form) => set | (bits.take(1) << form), 0) >>> 0);
      }
    }
    const record = { forms };
    for (const field of ["title", "body"]) {
      const docs = bits.ascending(many[field], span.count, span.first);
      const tf = bits.gammas(many[field]);
      const ranks = sets.length > 1 ? bits.gammas(many[field]).map((rank) => sets[rank - 1]) : null;
      record[field] = { docs, tf, sets: ranks || new Uint32Array(docs.length).fill(sets[0] || 1) };
    }
    return record;
  },

  lexicon(row, bits) {
    if (row.key.includes(":")) return { title: 0, body: bits.gamma() };
    return { title: bits.gamma() - 1, body: bits.gamma() - 1 };
  },

  places(row, bits, span) {
    const pair = row.key.includes(" ");
    const record = {};
    for (const field of ["title", "body"]) {
      const count = bits.gamma() - 1;
      const docs = pair ? bits.ascending(count, span.count, span.first) : null;
      const found = count
        ? bits.positions(bits.gammas(count))
        : { starts: new Uint32Array(1), positions: new Uint32Array(0) };
      record[field] = { docs, count, ...found, before: null, after: null };
      if (!pair) beside(bits, record[field]);
    }
    return record;
  },

  names(row, bits, span) {
    const count = bits.gamma();
    const docs = bits.ascending(count, span.count, span.first);
    if (!/^[a-z]+:/.test(row.key)) return { docs };
    const counts = bits.gammas(count);
    return { docs, counts, ...bits.positions(counts) };
  },
};

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

// --- texts ---

const END = "\u0001";
const NEW = "\u0002";
const AGAIN = "\u0003";

// A canonical Huffman code: symbols in the order of their codes, and how many have each length.
class Code {
  constructor(symbols, bits) {
    this.symbols = symbols;
    this.counts = [];
    for (let left = symbols.length; left > 0; left -= this.counts[this.counts.length - 1]) {
      this.counts.push(bits.gamma() - 1);
    }
  }

  read(bits) {
    const ahead = bits.ahead();
    let code = 0;
    let first = 0;
    let before = 0;
    for (let length = 0; length < this.counts.length; length++) {
      code = (code << 1) | ((ahead >>> (31 - length)) & 1);
      first <<= 1;
      const count = this.counts[length];
      if (code - first < count) {
        bits.at += length + 1;
        if (bits.at > bits.end) fail(DAMAGED);
        return this.symbols[before + code - first];
      }
      before += count;
      first += count;
    }
    return fail(DAMAGED);
  }
}

class Book {
  constructor(file) {
    const tokens = file.text.split("\t");
    const letters = Array.from(tokens.pop());
    const bits = new Bits(file.bits);
    this.tokens = new Code(tokens, bits);
    this.letters = new Code(letters, bits);
  }

  spell(bits) {
    let word = "";
    for (;;) {
      const letter = this.letters.read(bits);
      if (letter === END) return word;
      word += letter === NEW ? String.fromCodePoint(bits.take(21)) : letter;
    }
  }

  // A text; `words` are those that were spelled before in this file.
  read(bits, words) {
    const text = [];
    let afterWord = false;
    for (;;) {
      let token = this.tokens.read(bits);
      if (token === END) return text.join("");
      if (token === NEW) words.push((token = this.spell(bits)));
      else if (token === AGAIN) token = words[bits.rice(5)];
      const isWord = inWords(token.charCodeAt(0));
      if (isWord && afterWord) text.push(" ");
      text.push(token);
      afterWord = isWord;
    }
  }
}

// Whether a UTF-16 unit belongs to a token of letters and digits, as the files understand it.
const inWords = (unit) =>
  unit >= 0x2c00 ||
  (unit >= 0xc0 && unit < 0x2000) ||
  (unit >= 97 && unit <= 122) ||
  (unit >= 65 && unit <= 90) ||
  (unit >= 48 && unit <= 57);

// The name that an address has from a title, where that is plain.
function plainSlug(title) {
  const letters = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/['\u2018\u2019\u0300-\u036f]/g, "")
    .replace(/&/g, " and ");
  const name = (letters.match(/[a-z0-9]+/g) || []).join("-");
  if (name.length <= 80) return name;
  const short = name.slice(0, 80);
  const whole = short.slice(0, Math.max(0, short.lastIndexOf("-")));
  return (2 * whole.length > 80 ? whole : short).replace(/-$/, "");
}

// An address: spelled out, or a folder and a title's slug, with a number where it was taken.
function address(book, bits, words, folder, title) {
  const way = bits.gamma();
  if (way === 1) return book.read(bits, words);
  return folder + plainSlug(title) + (way > 2 ? "-" + (way - 1) : "") + ".html";
}

const two = (number) => String(number).padStart(2, "0");

// A day as a number: year * 416 + month * 32 + day, where 0 is what is not known.
function dayText(day) {
  if (!day) return "";
  const [month, date] = [Math.floor(day / 32) % 13, day % 32];
  const year = String(Math.floor(day / 416)).padStart(4, "0");
  return year + (month ? "-" + two(month) : "") + (date ? "-" + two(date) : "");
}

const PAGED = {
  articles(bits, count, book) {
    const words = [];
    let day = bits.take(24);
    return Array.from({ length: count }, (_, i) => {
      if (i) day -= bits.gamma() - 1;
      const time = bits.take(1) ? book.read(bits, words) : "";
      const title = book.read(bits, words);
      const source = book.read(bits, words);
      const folder = day ? dayText(day).replace(/-/g, "/") + "/" : "undated/";
      const url = address(book, bits, words, folder, title);
      return { url, title, date: dayText(day) + time, source, lead: book.read(bits, words) };
    });
  },

  texts(bits, count, book) {
    const words = [];
    const many = (read) => Array.from({ length: bits.gamma() - 1 }, read);
    return Array.from({ length: count }, () => {
      const text = book.read(bits, words);
      const authors = many(() => book.read(bits, words));
      const named = many(() => {
        const kind = ["person", "org", "place"][bits.take(2)];
        const name = book.read(bits, words);
        const folder = KINDS[["person", "org", "place"].indexOf(kind)] + "/";
        return { kind, name, url: bits.take(1) ? address(book, bits, words, folder, name) : "" };
      });
      return { text, authors, named };
    });
  },

  lengths(bits, count) {
    const page = {};
    for (const field of ["title", "body"]) {
      const least = bits.take(8);
      const width = bits.take(4);
      page[field] = Array.from({ length: count }, () => LENGTHS[least + bits.take(width)]);
    }
    return page;
  },

  // Ranks of people, organisations, places and the source: of each article, ascending.
  facets(bits, count) {
    return ["people", "organizations", "places", "sources"].map(() => {
      const k = bits.take(5);
      return Array.from({ length: count }, () => {
        let last = -1;
        return Array.from({ length: bits.gamma() - 1 }, () => {
          const above = bits.gamma() - 1;
          return (last += 1 + ((above << k) | bits.take(k)));
        });
      });
    });
  },

  days(bits, count) {
    return Array.from({ length: count }, () => {
      let day = 416;
      return Array.from({ length: bits.gamma() }, () => {
        day -= bits.gamma();
        return { day, count: bits.gamma() };
      });
    });
  },
};

// What a length in words becomes when it is kept in one byte, as Whoosh keeps it.
const LENGTHS = [];
for (let byte = 0, power = 1; byte < 256; byte++, power *= 1.033) {
  LENGTHS.push(Math.round((power - 1) * 27));
}

// --- spans ---

// A stretch of the archive with files of its own.
class Span {
  constructor(root, first, file) {
    Object.assign(this, root);
    this.first = first;
    this.file = (name) => file(this.folder + "/" + name);
    this.books = new Map();
  }

  has(number) {
    return number >= this.first && number < this.first + this.count;
  }

  // The numbers of a drawer's files that may hold keys from `low` to `high`.
  async filesFor(name, low, high) {
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
      if (!level) return below;
      pages = below;
      const paths = pages.map((page) => inFolder(name + "/keys-" + level, page));
      keys = (await Promise.all(paths.map(this.file))).map((file) => keysOf(file.text));
    }
  }

  // The files themselves: {text, bits}.
  async keyed(name, low, high) {
    const numbers = await this.filesFor(name, low, high);
    return Promise.all(numbers.map((number) => this.file(inFolder(name, number))));
  }

  // What a drawer has under a key, or null.
  async record(name, key) {
    for (const file of await this.keyed(name, key, key)) {
      for (const row of records(file, name, this)) if (row.key === key) return row.record;
    }
    return null;
  }

  // One file of a drawer that goes by number.
  async paged(name, number) {
    const path = inFolder(name, number);
    const size = this.drawers[name].size;
    const [file, book] = await Promise.all([this.file(path), this.book(name)]);
    const count = Math.min(size, this.drawers[name].count - number * size);
    file.page = file.page || PAGED[name](new Bits(file.bits), count, book);
    return file.page;
  }

  book(drawer) {
    const name = { articles: "book-short", texts: "book-long" }[drawer];
    if (!name) return null;
    if (!this.books.has(name)) {
      const book = this.file(name).then((file) => new Book(file));
      book.catch(() => this.books.delete(name));
      this.books.set(name, book);
    }
    return this.books.get(name);
  }
}

// The records of a file, one after the other.
function* records(file, drawer, span) {
  const entries = split(file.text);
  file.read = file.read || new Bits(file.bits);
  const bits = file.read;
  bits.at = 0;
  let at = 0;
  const row = { key: "", next: () => entries[at++] };
  while (at < entries.length) {
    row.key = spelled(row.next(), row.key);
    yield { key: row.key, record: OPEN[drawer](row, bits, span) };
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

// --- the index ---

class Index {
  constructor(root, file) {
    const { count, language, common, years } = root;
    let first = 0;
    this.spans = root.spans.map((span) => {
      const made = new Span(span, first, file);
      first += span.count;
      return made;
    });
    first = 0;
    this.years = years.map(([year, many]) => ({ year, first: (first += many) - many, count: many }));
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
      const lists = found.map((record) => record[field]);
      const sets = found.map((record) => inOrderOf(forms, record.forms, record[field].sets));
      return {
        docs: joined(lists.map((list) => list.docs)),
        tf: joined(lists.map((list) => list.tf)),
        sets: forms.length > 1 ? joined(sets) : null,
      };
    };
    return { title: all("title"), body: all("body"), forms };
  }

  async lexicon(field, prefix) {
    const name = field === "" || field === "title" ? "" : field + ":";
    const low = name + prefix;
    const counts = new Map();
    await Promise.all(
      this.spans.map(async (span) => {
        for (const file of await span.keyed("lexicon", low, low + "\u{10ffff}")) {
          for (const { key, record } of records(file, "lexicon", span)) {
            const count = field === "title" ? record.title : record.title + record.body;
            if (!count || !key.startsWith(low) || (!name && key.includes(":"))) continue;
            counts.set(key, (counts.get(key) || 0) + count);
          }
        }
      })
    );
    const words = Array.from(counts, ([key, count]) => ({ word: key.slice(name.length), count }));
    return words.sort((one, other) => sitegen.compare(one.word, other.word));
  }

  async places(field, key, articles) {
    const found = await Promise.all(
      this.spans.map(async (span) => {
        const mine = articles ? articles.filter((number) => span.has(number)) : null;
        if (mine && !mine.length) return null;
        const record = await span.record("places", key);
        const places = record && record[field];
        if (mine && (!places || places.count !== mine.length)) fail(DAMAGED);
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
  }

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
  }

  async identity(field, value) {
    const found = await this.records("names", field + "=" + value.replace(/\t/g, " "));
    return found.length ? joined(found.map((record) => record.docs)) : new Uint32Array(0);
  }

  // A function that tells of an article's number: `pick(page of the drawer, place in it, number)`.
  async pagesOf(drawer, numbers, pick) {
    const pages = this.spans.map(() => []);
    const loads = [];
    const place = (number) => {
      let at = this.spans.length - 1;
      while (at && number < this.spans[at].first) at--;
      const { first, drawers } = this.spans[at];
      const { size } = drawers[drawer];
      return [at, Math.floor((number - first) / size), (number - first) % size];
    };
    for (const number of numbers) {
      const [at, page] = place(number);
      if (pages[at][page]) continue;
      pages[at][page] = this.spans[at].paged(drawer, page);
      loads.push(pages[at][page].then((read) => (pages[at][page] = read)));
    }
    await Promise.all(loads);
    return (number) => {
      const [at, page, within] = place(number);
      return pick(pages[at][page], within, number, at);
    };
  }

  async each(drawer, numbers, pick) {
    return Array.from(numbers, await this.pagesOf(drawer, numbers, pick));
  }

  async lengths(field, docs) {
    const read = await this.pagesOf("lengths", docs, (page, at) => page[field][at]);
    return Uint32Array.from(docs).map((number) => read(number));
  }

  articles(numbers) {
    return this.each("articles", numbers, (page, at, number) => ({ number, ...page[at] }));
  }

  texts(numbers) {
    return this.each("texts", numbers, (page, at) => page[at]);
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
      const date = year ? dayText(year * 416 + day) : "";
      first += count;
      return { date, first: first - count, count };
    });
  }

  async facets(numbers, top) {
    const counted = this.spans.map(() => KINDS.concat("sources").map(() => new Map()));
    await this.each("facets", numbers, (page, at, number, span) => {
      page.forEach((ranks, kind) => {
        const counts = counted[span][kind];
        for (const rank of ranks[at]) counts.set(rank, (counts.get(rank) || 0) + 1);
      });
    });
    const facets = {};
    for (const [kind, name] of KINDS.concat("sources").entries()) {
      const tallies = this.spans.map((span, i) => new Tally(span, name, counted[i][kind]));
      facets[name] = await topOf(tallies, top);
    }
    return facets;
  }
}

function inOrderOf(forms, own, sets) {
  const places = own.map((form) => forms.indexOf(form));
  if (places.every((place, i) => place === i)) return sets;
  return sets.map((set) => places.reduce((all, place, i) => all | (((set >>> i) & 1) << place), 0));
}

// How often each of a span's names was counted, the most frequent first; names come page by page.
class Tally {
  constructor(span, kind, counts) {
    this.span = span;
    this.kind = kind;
    this.left = [...counts].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
    this.at = 0;
    this.known = new Map();
  }

  // The most that a name which is not known yet can have.
  get most() {
    return this.at < this.left.length ? this.left[this.at][1] : 0;
  }

  // Learn the names of all that have at least as many as the next one, and a few more.
  async learn() {
    const { size } = this.span.drawers["names-" + this.kind];
    let end = Math.min(this.left.length, this.at + 16);
    while (end < this.left.length && this.left[end][1] === this.left[end - 1][1]) end++;
    await Promise.all(
      this.left.slice(this.at, end).map(async ([rank, count]) => {
        const path = inFolder("names-" + this.kind, Math.floor(rank / size));
        const row = split((await this.span.file(path)).text);
        const [name, url] = row.slice(2 * (rank % size));
        const folder = this.kind + "/";
        this.known.set(name, { count, url: url === "=" ? folder + plainSlug(name) + ".html" : url });
      })
    );
    this.at = end;
  }
}

// The names that were counted most over all spans. A name that one span does not know yet may
// still have more there, so names are learnt until nothing unknown can change the answer.
async function topOf(tallies, top) {
  for (;;) {
    const sums = new Map();
    for (const { known } of tallies) {
      for (const [name, { count, url }] of known) {
        const sum = sums.get(name) || { name, count: 0, url };
        sum.count += count;
        sums.set(name, sum);
      }
    }
    const best = [...sums.values()].sort(
      (one, other) => other.count - one.count || sitegen.compare(one.name, other.name)
    );
    const least = best.length >= top ? best[top - 1].count : 1;
    const open = tallies.filter((tally) => tally.most && mayMatter(tally, tallies, sums, least));
    if (!open.length) return best.slice(0, top);
    open.sort((one, other) => other.most - one.most);
    await open[0].learn();
  }
}

// Whether what a span does not know yet may come among the top, or belong to one of them.
function mayMatter(tally, tallies, sums, least) {
  if (tallies.reduce((sum, some) => sum + some.most, 0) >= least) return true;
  for (const { name, count } of sums.values()) {
    if (tally.known.has(name)) continue;
    const more = tallies.reduce((sum, some) => sum + (some.known.has(name) ? 0 : some.most), 0);
    if (count + more >= least) return true;
  }
  return false;
}

sitegen.openIndex = async (root, load) => {
  const file = shelf(load);
  const { text } = await file("root", root);
  return new Index(JSON.parse(text), file);
};
})((globalThis.sitegen = globalThis.sitegen || {}));
