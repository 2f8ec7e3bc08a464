// Counts whom and what the hits name: the same as sitegen/search/facets.py.
//
// engine.facets(result, top) -> Promise of {people, organizations, places, sources, years, counted, of}
//   people and so on   the `top` most frequent: [{name, count, url}]; years all: [{name, count}]
//   counted, of        years are counted in all hits, the others in the first ones only: in how
//                      many of how many
(function (sitegen) {
  "use strict";

  const MOST = 5000;

  sitegen.Engine.prototype.facets = async function ({ numbers }, top) {
    const first = numbers.subarray(0, MOST);
    const facets = await this.index.facets(first, top);
    const years = yearsOf(numbers, this.index.years);
    return { ...facets, years, counted: first.length, of: numbers.length };
  };

  function yearsOf(numbers, years) {
    const inOrder = numbers.slice().sort();
    let at = 0;
    return years
      .map(({ year, first, count }) => {
        const before = at;
        while (inOrder[at] < first + count) at++;
        return { name: String(year).padStart(4, "0"), count: at - before, dated: year > 0 };
      })
      .filter((year) => year.count && year.dated)
      .map(({ name, count }) => ({ name, count }))
      .sort((one, other) => other.count - one.count || sitegen.compare(one.name, other.name));
  }
})((globalThis.sitegen = globalThis.sitegen || {}));
