// Runs in the search page before anything else: notes in their order what the page says of itself
// and which scripts it asks for.
(() => {
  "use strict";
  const watch = (globalThis.watch = { events: [] });
  const note = (what, value) => watch.events.push({ what, value, at: performance.now() });

  function changed(records) {
    // A record knows the value before it only; the value after it stands in the next one.
    const now = {};
    const values = records.map(() => "");
    for (let i = records.length - 1; i >= 0; i--) {
      const { type, attributeName, oldValue } = records[i];
      if (type !== "attributes") continue;
      values[i] = attributeName in now ? now[attributeName] : records[i].target.getAttribute(attributeName);
      now[attributeName] = oldValue;
    }
    records.forEach((record, i) => {
      if (record.type === "attributes" && record.target === document.documentElement) note(record.attributeName, values[i]);
      for (const node of record.addedNodes) {
        if (node.nodeName === "SCRIPT" && node.src) note("script", new URL(node.src).pathname);
        if (node.nodeName === "MARK") note("mark", "");
      }
    });
    if (watch.done && watch.events.some(({ what, value }) => what === "data-extras" && value === "done")) watch.done();
  }

  new MutationObserver(changed).observe(document, {
    subtree: true, childList: true, attributes: true, attributeOldValue: true,
    attributeFilter: ["data-search", "data-extras"],
  });

  // Resolves when everything that belongs to the present question stands there.
  watch.settled = () => new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("The search page is not done after a minute.")), 60000);
    watch.done = () => {
      watch.done = null;
      resolve({
        events: watch.events,
        alert: (document.querySelector("[data-place=alert]") || {}).textContent || "",
        urls: [...document.querySelectorAll("[data-result-url]")].map((item) => item.dataset.resultUrl),
      });
    };
    changed([]);
  });

  // Asks as a reader does who types and presses Enter.
  watch.ask = (text) => {
    watch.events = [];
    const began = performance.now();
    const field = document.querySelector("input[name=q]");
    field.value = text;
    field.form.requestSubmit();
    return watch.settled().then((seen) => ({ ...seen, began }));
  };
})();
