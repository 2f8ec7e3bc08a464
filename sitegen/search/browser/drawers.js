// What a first answer needs of the search files: how one record of each drawer is read.
//
// sitegen.keyed   by drawer: (row, bits, span) -> what stands under row.key; row.next(other) is a
//                 further string of the file, spelled after another one
// sitegen.paged   by drawer: (bits, count, book, span) -> what is told of `count` articles or years in
//                 turn
(function (sitegen) {
  "use strict";

  const keyed = (sitegen.keyed = {});
  const paged = (sitegen.paged = {});

  keyed.words = (row, bits, span) => {
    const count = bits.gamma();
    const own = bits.take(1);
    const forms = own ? [row.key] : [];
    while (forms.length < count) forms.push(row.next(row.key));
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
      const lengths = FEW * docs.length < span.count ? readLengths(bits, docs.length, span) : null;
      const same = () => new Uint32Array(docs.length).fill(sets[0] || 1);
      record[field] = { docs, tf, sets: ranks || same(), lengths };
    }
    return record;
  };

  paged.articles = (bits, count, book) => {
    const words = [];
    let day = bits.take(24);
    return Array.from({ length: count }, (_, i) => {
      if (i) day -= bits.gamma() - 1;
      const time = bits.take(1) ? book.read(bits, words) : "";
      const title = book.read(bits, words);
      const source = book.read(bits, words);
      const folder = day ? sitegen.dayText(day).replace(/-/g, "/") + "/" : "undated/";
      const url = book.address(bits, words, folder, title);
      return { url, title, date: sitegen.dayText(day) + time, source, lead: book.read(bits, words) };
    });
  };

  // How many words the title and the body of so many articles have.
  function readLengths(bits, count, span) {
    const read = ([least, width]) => LENGTHS[least + bits.take(width)];
    const lengths = { title: new Uint32Array(count), body: new Uint32Array(count) };
    for (let i = 0; i < count; i++) {
      for (const field of ["title", "body"]) lengths[field][i] = read(span.lengths[field]);
    }
    return lengths;
  }

  paged["lengths-wide"] = paged.lengths = (bits, count, _, span) => readLengths(bits, count, span);

  paged.days = (bits, count) =>
    Array.from({ length: count }, () => {
      let day = 416;
      return Array.from({ length: bits.gamma() }, () => {
        day -= bits.gamma();
        return { day, count: bits.gamma() };
      });
    });

  // A list of less than one in so many articles tells how long each of them is.
  const FEW = 16;

  // What a length in words becomes when it is kept in one byte, as Whoosh keeps it.
  const LENGTHS = [];
  for (let byte = 0, power = 1; byte < 256; byte++, power *= 1.033) {
    LENGTHS.push(Math.round((power - 1) * 27));
  }
})((globalThis.sitegen = globalThis.sitegen || {}));
