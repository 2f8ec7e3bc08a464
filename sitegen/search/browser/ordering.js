// The oldest first: the same as sitegen/search/ranking.py.
(function (sitegen) {
  "use strict";

  const { listed, range } = sitegen;

  const ends = ({ first, count }) => [first, first + count];

  // Within a day the archive's order stays.
  sitegen.Search.prototype.oldestFirst = async function (mask) {
    const years = this.index.years.filter((year) => listed(mask.subarray(...ends(year))).length);
    const days = (await Promise.all(years.map(({ year }) => this.days(year)))).flat();
    days.sort((one, other) => !one.date - !other.date || sitegen.compare(one.date, other.date));
    return Uint32Array.from(days.flatMap((day) => [...range(day).filter((number) => mask[number])]));
  };
})((globalThis.sitegen = globalThis.sitegen || {}));
