// Texts in the bits of a search file, where a code stands for each frequent word.
//
// sitegen.Book               made of the file that has the codes
// sitegen.plainSlug(title)   the name that an address has from a title, where that is plain
// sitegen.dayText(day)       a date of a number: year * 416 + month * 32 + day; 0 is what is not known
(function (sitegen) {
  "use strict";

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
          if (bits.at > bits.end) sitegen.fail();
          return this.symbols[before + code - first];
        }
        before += count;
        first += count;
      }
      return sitegen.fail();
    }
  }

  sitegen.Book = class Book {
    constructor(file) {
      const tokens = file.text.split("\t");
      const letters = Array.from(tokens.pop());
      const bits = new sitegen.Bits(file.bits);
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

    // An address: spelled out, or a folder and a title's slug, with a number where it was taken.
    address(bits, words, folder, title) {
      const way = bits.gamma();
      if (way === 1) return this.read(bits, words);
      return folder + sitegen.plainSlug(title) + (way > 2 ? "-" + (way - 1) : "") + ".html";
    }
  };

  // Whether a UTF-16 unit belongs to a token of letters and digits, as the files understand it.
  const inWords = (unit) =>
    unit >= 0x2c00 ||
    (unit >= 0xc0 && unit < 0x2000) ||
    (unit >= 97 && unit <= 122) ||
    (unit >= 65 && unit <= 90) ||
    (unit >= 48 && unit <= 57);

  sitegen.plainSlug = (title) => {
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
  };

  const two = (number) => String(number).padStart(2, "0");

  sitegen.dayText = (day) => {
    if (!day) return "";
    const [month, date] = [Math.floor(day / 32) % 13, day % 32];
    const year = String(Math.floor(day / 416)).padStart(4, "0");
    return year + (month ? "-" + two(month) : "") + (date ? "-" + two(date) : "");
  };
})((globalThis.sitegen = globalThis.sitegen || {}));
