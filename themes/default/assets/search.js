// The search page before anything is asked: it waits for a reader, then fetches the rest.
(function (sitegen) {
  "use strict";
  const MOMENT = 500;
  const TOO_LONG = 30000;
  // By this one knows that a script came, and nothing else in its place.
  const BRINGS = { engine: "open", results: "begin", narrowing: "narrow", keeping: "keep" };
  const files = document.currentScript.dataset;
  const says = JSON.parse(files.phrases);
  const field = document.querySelector("input[name=q]");
  const page = document.documentElement.dataset;
  const loading = {};
  let slow;
  const isTyping = (target) => target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  const place = (name) => document.querySelector(`[data-place=${name}]`) || document.createElement("p");

  // Runs a script: on file:// the only way to read a file. Those in turn wait for one another.
  sitegen.load = (address, inTurn) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const fail = () => reject(new Error(says.broken));
    const timer = setTimeout(fail, TOO_LONG);
    script.async = !inTurn;
    script.src = address;
    script.onload = resolve;
    script.onerror = fail;
    for (const end of ["load", "error"]) {
      script.addEventListener(end, () => {
        clearTimeout(timer);
        script.remove();
      });
    }
    document.head.append(script);
  });

  // Runs one of the scripts that the page names, once; after a failure again.
  sitegen.need = (name) => {
    loading[name] = loading[name] || sitegen.load(files[name], true).then(() => {
      const brought = name === "extras" ? sitegen.Engine.prototype.facets : name === "root" || sitegen[BRINGS[name]];
      if (!brought) throw new Error(says.broken);
    }).catch((error) => {
      sitegen.forget(name);
      throw error;
    });
    return loading[name];
  };
  sitegen.forget = (name) => delete loading[name];

  // The page is ready, busy or done; it says so when it is busy for long.
  sitegen.state = (name) => {
    clearTimeout(slow);
    page.search = name;
    const results = place("results");
    results.ariaBusy = null;
    if (name === "busy") slow = setTimeout(() => {
      place("status").textContent = says.searching;
      results.ariaBusy = true;
    }, MOMENT);
  };

  // What is thrown for a reader is a plain Error; anything else is a slip of a script.
  sitegen.sentence = (error) => {
    if (error.constructor === Error) return error.message;
    console.error(error);
    return says.broken;
  };
  sitegen.say = (error) => {
    place("alert").textContent = sitegen.sentence(error);
    place("alert").hidden = false;
  };

  // A field has one line.
  sitegen.asked = (given) => (given.get("q") || "").replace(/[\r\n]+/g, " ").trim();

  function start() {
    field.removeEventListener("input", start);
    sitegen.state("busy");
    const scripts = ["results", "engine"].map(sitegen.need);
    sitegen.need("root").catch(() => {});
    Promise.all(scripts).then(() => sitegen.begin(files, says, field, place)).catch((error) => {
      // The root cannot have been taken up without the engine.
      sitegen.forget("root");
      sitegen.state("done");
      place("status").textContent = "";
      sitegen.say(error);
      field.addEventListener("input", start);
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)) {
      event.preventDefault();
      field.select();
      field.focus();
    }
  });
  place("without").hidden = true;
  page.search = "ready";
  field.value = sitegen.asked(new URLSearchParams(location.search)) || field.value;
  if (field.value.trim() || location.search) start();
  else field.addEventListener("input", start);
})((globalThis.sitegen = globalThis.sitegen || {}));
