// Asks the search engine of the browser what Python asks its own, and gives plain answers.
(function (sitegen) {
  "use strict";

  // Adler-32 of the numbers as they lie in memory, four bytes each, the least first.
  function checksum(numbers) {
    let low = 1, high = 0;
    for (const byte of new Uint8Array(Uint32Array.from(numbers).buffer)) {
      low = (low + byte) % 65521;
      high = (high + low) % 65521;
    }
    return high * 65536 + low;
  }

  const load = (address) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve(script.remove());
    script.onerror = () => reject(new Error(`${address} did not load`));
    document.head.append(script);
  });

  const counted = (group) => group.map(({ name, count }) => [String(name), count]);

  async function answer(engine, { text, sort, filters, first, facets }) {
    const result = await engine.search(text, { sort, filters, from: 0, count: first });
    const counts = facets ? await engine.facets(result, facets) : {};
    const kinds = ["people", "organizations", "places", "sources", "years"];
    return {
      total: result.total,
      understood: result.understood,
      notes: result.notes,
      suggestion: result.suggestion || "",
      order: checksum(result.numbers),
      hits: result.hits.map(({ url, score }) => [url, score]),
      facets: facets ? Object.fromEntries(kinds.map((kind) => [kind, counted(counts[kind])])) : null,
      snippets: facets
        ? (await engine.snippets(result, result.hits)).map((pieces) => pieces.map(({ text, marked }) => [text, marked]))
        : null,
    };
  }

  sitegen.openEngine = async (root) => {
    sitegen.engine = sitegen.open(await sitegen.openIndex(root, load));
    return true;
  };

  sitegen.ask = async (questions) => {
    const answers = [];
    for (const question of questions) {
      try {
        answers.push(await answer(sitegen.engine, question));
      } catch (error) {
        answers.push({ failed: String(error.stack || error) });
      }
    }
    return answers;
  };
})((globalThis.sitegen = globalThis.sitegen || {}));
