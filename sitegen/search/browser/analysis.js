// How text becomes words: the same as sitegen/search/analysis.py, which says why.
(function (sitegen) {
  "use strict";

  const LONGEST = 64;
  const WORD = "[\\p{L}\\p{N}_]+";
  const LETTERS = { æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i" };

  // The words of one language's texts. `common` are those that stand nearly everywhere.
  sitegen.Analysis = class {
    constructor(language, common) {
      const english = /^en(-|$)/i.test(language);
      this.language = language;
      this.common = common;
      this.pattern = new RegExp(`${WORD}(?:[.${english ? "'\u2019\u02bc" : ""}]${WORD})*`, "gu");
      this.rule = english ? sitegen.stemEnglish : (word) => word;
      this.kept = new Map();
    }

    words(text) {
      return this.tokens(text.normalize("NFC")).map((token) => token.word);
    }

    // The same words with their places in the string. The text must be in Unicode's form NFC.
    tokens(text) {
      return Array.from(text.matchAll(this.pattern), (found) => ({
        word: fold(found[0]),
        start: found.index,
        end: found.index + found[0].length,
      }));
    }

    stem(word) {
      if (!this.kept.has(word)) this.kept.set(word, this.rule(word));
      return this.kept.get(word);
    }
  };

  // The first characters, however many units each takes.
  sitegen.beginning = (text, count) =>
    text.length <= count ? text : [...text.slice(0, 2 * count)].slice(0, count).join("");

  // What Unicode calls full case folding. Going up once unites ſ and s, ς and σ, ß and ss;
  // Cherokee alone is folded to its capitals, and the Turkish ı not at all.
  sitegen.casefold = (text) =>
    text.replace(/[A-Z\x80-\u0130\u0132-\u{10ffff}]/gu, (letter) => {
      const capitals = letter.toLowerCase().toUpperCase();
      return /[\u13a0-\u13fd]/.test(capitals) ? capitals : capitals.toLowerCase();
    });

  // Smaller than 0 when one string stands before the other by code points.
  sitegen.compare = (one, other) => {
    for (let at = 0; at < one.length && at < other.length; at++) {
      const difference = one.codePointAt(at) - other.codePointAt(at);
      if (difference) return difference;
    }
    return one.length - other.length;
  };

  function fold(raw) {
    let word = sitegen.casefold(sitegen.beginning(raw, LONGEST));
    if (/[^\0-\x7f]/.test(word)) {
      word = word.replace(/[\u2019\u02bc]/g, "'").replace(/[æœøđðþłı]/g, (sign) => LETTERS[sign]);
      word = word.normalize("NFD").replace(/([\0-\x7f])[\u0300-\u036f]+/g, "$1").normalize("NFC");
    }
    return sitegen.beginning(word.replace(/('s)+$/, ""), LONGEST).replace(/['.]+$/, "");
  }
})((globalThis.sitegen = globalThis.sitegen || {}));
