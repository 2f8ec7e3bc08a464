// Numbers in the bits of a search file, as sitegen/search/shards/bits.py writes them.
(function (sitegen) {
  "use strict";

  sitegen.Bits = class Bits {
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
        if (this.at > this.end) sitegen.fail();
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
  };

  // The parameter of the Rice code for `count` ascending numbers below `of`.
  const parameter = (count, of) =>
    count ? Math.max(0, 31 - Math.clz32(Math.floor((11 * of) / (16 * count)))) : 0;
})((globalThis.sitegen = globalThis.sitegen || {}));
