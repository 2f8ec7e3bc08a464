// Waits for news from the preview: reloads the page when it looks different, and shows problems.
// It asks by scripts, because the pages' policy allows scripts of their own host and no more.
(() => {
  "use strict";
  const shown = document.currentScript.dataset.shown;
  let told = "";
  let pause = 0;
  let sheet = null;

  window.sitegenPreview = (news) => {
    pause = 0;
    if (!news) return;
    if (news.reload) {
      location.reload();
      return;
    }
    told = news.told;
    hide();
    if (news.count) show(news);
  };

  function ask() {
    if (document.hidden) {
      document.addEventListener("visibilitychange", ask, { once: true });
      return;
    }
    const script = document.createElement("script");
    const asked = new URLSearchParams({ page: location.pathname, shown, told });
    script.src = `/.sitegen/wait.js?${asked}`;
    script.addEventListener("load", () => again(script));
    script.addEventListener("error", () => {
      pause = Math.min(pause + 1000, 5000); // the preview has ended, perhaps it comes back
      again(script);
    });
    document.head.append(script);
  }

  function again(script) {
    script.remove();
    setTimeout(ask, pause);
  }

  function show({ problems, count }) {
    sheet = document.createElement("div");
    const root = sheet.attachShadow({ mode: "open" });
    const style = element("link");
    style.rel = "stylesheet";
    style.href = "/.sitegen/preview.css";
    const box = element("section");
    box.setAttribute("role", "alert");
    const close = element("button", "Close (Esc)");
    close.addEventListener("click", hide);
    const head = element("header");
    head.append(element("h2", count === 1 ? "One problem" : `${count} problems`), close);
    box.append(head, list(problems));
    const left = count - problems.length;
    if (left) box.append(element("p", `The terminal tells the other ${left}.`));
    box.append(element("p", "The page is shown as it last was. This goes away when it is mended."));
    root.append(style, box);
    document.documentElement.append(sheet);
  }

  function list(problems) {
    const items = element("ul");
    for (const { where, what, advice } of problems) {
      const item = element("li");
      if (where) item.append(element("code", where), " ");
      item.append(`${what} ${advice}`);
      items.append(item);
    }
    return items;
  }

  function element(name, text = "") {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function hide() {
    if (sheet) sheet.remove();
    sheet = null;
  }

  addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  // A script that is waited for before the page has loaded would keep it from ever being loaded.
  addEventListener("load", ask, { once: true });
})();
