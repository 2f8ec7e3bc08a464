// Words for words: what prefixes and words with a slip stand for, and what may have been meant by a
// word that no article has; the same as sitegen/search/expanding.py.
(function (sitegen) {
  "use strict";

  const { LEAST_FUZZY, leaves } = sitegen;
  const MOST_FORMS = 64;
  const FIXED = 2;
  const LONG = 8;

  Object.assign(sitegen.Search.prototype, {
    // The query with each prefix and fuzzy word replaced by the words it stands for.
    async expanded(query) {
      const notes = new Map();
      const expanded = await replaced(query, async (part) => {
        if (part.kind !== "prefix" && part.kind !== "fuzzy") return part;
        const { kind, field } = part;
        const forms =
          kind === "prefix"
            ? await this.index.lexicon(field, part.start)
            : await this.near(part.word, field);
        forms.sort(oftenFirst);
        if (forms.length > MOST_FORMS) {
          const what = `'${sitegen.writeQuery(part)}' stands for ${forms.length} words`;
          notes.set(part, `${what}; the ${MOST_FORMS} most frequent were searched.`);
        }
        const parts = forms.slice(0, MOST_FORMS).map(({ word }) => {
          return { kind: "phrase", words: [word], field };
        });
        return { kind: "or", parts };
      }, true);
      // In the order of the query, whatever came first.
      leaves(query).forEach((part) => notes.has(part) && this.notes.push(notes.get(part)));
      return expanded;
    },

    // The words of a field that a word may have meant: [{word, count, mistakes}].
    async near(word, field) {
      const letters = [...word];
      const most = letters.length >= LONG ? 2 : 1;
      const all = await this.index.lexicon(field, letters.slice(0, FIXED).join(""));
      return all
        .map((form) => ({ ...form, mistakes: edits(letters, [...form.word], most) }))
        .filter(({ mistakes }) => mistakes <= most);
    },

    // The query with other words for those that no article has; "" if there are none.
    async suggestion(query) {
      let better = false;
      const meant = await replaced(query, async (part) => {
        if (part.kind !== "word" || [...part.word].length < LEAST_FUZZY) return part;
        if (this.found.get(part).docs.some((docs) => docs.length)) return part;
        const near = await this.near(part.word, part.field);
        near.sort((one, other) => one.mistakes - other.mistakes || oftenFirst(one, other));
        better = better || near.length > 0;
        return near.length ? { ...part, word: near[0].word } : part;
      });
      return better ? sitegen.writeQuery(meant) : "";
    },
  });

  // The query with another one for each leaf, also for those that are not wanted if asked so.
  async function replaced(query, replace, unwanted) {
    if (query.kind === "not") {
      return unwanted ? { ...query, part: await replaced(query.part, replace, true) } : query;
    }
    if (!query.parts) return replace(query);
    const parts = query.parts.map((part) => replaced(part, replace, unwanted));
    return { ...query, parts: await Promise.all(parts) };
  }

  const oftenFirst = (one, other) => other.count - one.count || sitegen.compare(one.word, other.word);

  // How many letters must be put in, left out, replaced or exchanged with their neighbours to make
  // one word of the other; `most` + 1 if more than that. No place is changed twice.
  function edits(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let above = [];
    let before = [];
    let row = Array.from({ length: other.length + 1 }, (_, across) => across);
    for (let down = 1; down <= one.length; down++) {
      [above, before, row] = [before, row, [down]];
      for (let across = 1; across <= other.length; across++) {
        const differs = one[down - 1] !== other[across - 1];
        let best = Math.min(before[across], row[across - 1]) + 1;
        best = Math.min(best, before[across - 1] + differs);
        const isTurned = one[down - 1] === other[across - 2] && one[down - 2] === other[across - 1];
        if (isTurned) best = Math.min(best, above[across - 2] + 1);
        row.push(best);
      }
      if (Math.min(...row) > most) return most + 1;
    }
    return Math.min(row[other.length], most + 1);
  }
})((globalThis.sitegen = globalThis.sitegen || {}));
