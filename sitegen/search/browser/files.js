// How a search file comes: every one is one call of sitegen.shard. Their form is described in
// docs/search-files.md; sitegen/search/shards/ writes them.
//
// sitegen.shelf(load)   a function: get(path, address) -> Promise of {text, bits}; a file is loaded
//                       once, however often it is asked for
// sitegen.fail()        throws what a reader is told when a file is not as it must be
(function (sitegen) {
  "use strict";

  const DAMAGED = "A part of the search index is damaged.";
  const MISSING = "A part of the search index could not be loaded.";
  const ADVICE = " Reload the page; if it stays so, the archive must be built again.";

  const arrived = new Map();

  // Every search file is one call of this.
  sitegen.shard = (path, text, bits, check) => {
    arrived.set(path, { text, bits, check });
  };

  const fail = (what = DAMAGED) => {
    throw new Error(what + ADVICE);
  };

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
    if (crc32([path, file.text, file.bits].join("\n")) !== file.check) fail();
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

  Object.assign(sitegen, { fail, shelf });
})((globalThis.sitegen = globalThis.sitegen || {}));
