// How often the names of each kind stand in some articles.
//
// index.facets(numbers, top) -> Promise of {people, organizations, places, sources}
//     each the top [{name, count, url}], most first, then by code point; people, organisations and
//     places only where they have a page
(function (sitegen) {
  "use strict";

  const KINDS = ["people", "organizations", "places", "sources"];

  // Ranks of each kind: of each article, ascending.
  sitegen.paged.facets = (bits, count) =>
    KINDS.map(() => {
      const k = bits.take(5);
      return Array.from({ length: count }, () => {
        let last = -1;
        return Array.from({ length: bits.gamma() - 1 }, () => {
          const above = bits.gamma() - 1;
          return (last += 1 + ((above << k) | bits.take(k)));
        });
      });
    });

  sitegen.Index.prototype.facets = async function (numbers, top) {
    const counted = this.spans.map(() => KINDS.map(() => new Map()));
    await this.each("facets", numbers, (page, at, number, span) => {
      page.forEach((ranks, kind) => {
        const counts = counted[span][kind];
        for (const rank of ranks[at]) counts.set(rank, (counts.get(rank) || 0) + 1);
      });
    });
    const facets = {};
    for (const [kind, name] of KINDS.entries()) {
      const tallies = this.spans.map((span, i) => new Tally(span, name, counted[i][kind]));
      facets[name] = await topOf(tallies, top);
    }
    return facets;
  };

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
          const file = await this.span.numbered("names-" + this.kind, Math.floor(rank / size));
          const row = file.text.split("\t");
          const [name, url] = row.slice(2 * (rank % size));
          const folder = this.kind + "/";
          this.known.set(name, { count, url: url === "=" ? folder + sitegen.plainSlug(name) + ".html" : url });
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
})((globalThis.sitegen = globalThis.sitegen || {}));
