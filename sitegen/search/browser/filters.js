// The articles that pass every filter: the same as sitegen/search/filters.py.
(function (sitegen) {
  "use strict";

  const { intersect, inverse, nameOf, range } = sitegen;

  const isAny = ({ mode }) => mode !== "all" && mode !== "none";

  Object.assign(sitegen.Search.prototype, {
    async passing(filters) {
      const having = await Promise.all(filters.map((filter) => this.identity(filter)));
      const passes = new Uint8Array(this.index.count).fill(1);
      const masks = having.map((docs) => this.marked([docs]));
      for (const field of new Set(filters.map((filter) => filter.field))) {
        const any = filters.map((filter) => filter.field === field && isAny(filter));
        if (any.includes(true)) intersect(passes, this.marked(having.filter((_, i) => any[i])));
      }
      filters.forEach(({ mode }, i) => {
        if (mode === "all") intersect(passes, masks[i]);
        if (mode === "none") intersect(passes, inverse(masks[i]));
      });
      return passes;
    },

    identity({ field, value }) {
      if (field !== "year") return this.index.identity(field, value);
      const entry = this.index.years.find(({ year }) => year && nameOf(year) === value);
      return entry ? range(entry) : new Uint32Array(0);
    },
  });
})((globalThis.sitegen = globalThis.sitegen || {}));
