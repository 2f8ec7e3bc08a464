// The search page before anything is asked: it waits for a reader, then fetches the rest.
(function (sitegen) {
  "use strict";
  const files = document.currentScript.dataset;
  const field = document.querySelector("input[name=q]");
  const page = document.documentElement.dataset;
  const loading = {};
  const isTyping = (target) => target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

  // Runs the script at an address. On file:// this is the only way to read another file.
  // Those that shall run in turn wait for one another, though they are fetched at the same time.
  sitegen.load = (address, inTurn) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.async = !inTurn;
    script.src = address;
    script.onload = () => resolve(script.remove());
    script.onerror = () => reject(new Error(JSON.parse(files.phrases).broken, script.remove()));
    document.head.append(script);
  });

  // Runs one of the scripts that the page names, once.
  sitegen.need = (name) => {
    loading[name] = loading[name] || sitegen.load(files[name], true);
    loading[name].catch(() => delete loading[name]);
    return loading[name];
  };

  function start() {
    field.removeEventListener("input", start);
    page.search = "busy";
    const scripts = ["results", "engine"].map(sitegen.need);
    sitegen.need("root");
    Promise.all(scripts).then(
      () => sitegen.begin(files, field),
      (error) => {
        const alert = document.querySelector("[data-place=alert]");
        alert.textContent = error.message;
        alert.hidden = false;
        page.search = "done";
        field.addEventListener("input", start);
      },
    );
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)) {
      event.preventDefault();
      field.select();
      field.focus();
    }
  });
  page.search = "ready";
  field.value = new URLSearchParams(location.search).get("q") || field.value;
  if (field.value.trim()) start();
  else field.addEventListener("input", start);
})((globalThis.sitegen = globalThis.sitegen || {}));
