// What a reader asks becomes the page's address, and the address becomes results.
(function (sitegen) {
  "use strict";
  const PAUSE = 150;
  const ROWS = 10;
  const LINK = "link";
  const FIELDS = ["person", "org", "place", "source", "year"];
  const MODES = { "+": "all", "-": "none", "=": "any" };
  const SORTS = ["newest", "oldest"];
  const title = document.title;
  const canonical = document.querySelector("link[rel=canonical]");
  const extras = document.documentElement.dataset;
  let files, says, field, place, desk, wish, engine, timer, used = "", turn = 0, settled = true;

  const all = (selector) => [...document.querySelectorAll(selector)];

  function make(tag, content, attributes) {
    const element = document.createElement(tag);
    element.append(...[content].flat());
    for (const name in attributes) element.setAttribute(name, attributes[name]);
    return element;
  }

  // The pieces of a phrase, its gaps filled with texts or elements.
  const pieces = (phrase, values) => phrase.split(/[{}]/).map((piece, at) => (at % 2 ? values[piece] : piece));
  const fill = (phrase, values) => pieces(phrase, values).join("");
  const number = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, says.thousands);
  const articles = (count) => (count === 1 ? says.one_article : fill(says.articles, { n: count ? number(count) : says.no }));

  // Year, month and day of a date, as far as they are known.
  const partsOf = (iso) => (/^(\d+)-?(\d\d)?-?(\d\d)?/.exec(iso) || []).slice(1);

  function dated(iso) {
    const [year, month, day] = partsOf(iso);
    if (!month) return String(+year);
    return fill(day ? says.day : says.month, { day: +day, month: says.months[month - 1], year: +year });
  }

  // The address of a wish: a query, an order, filters and the number of a page.
  function address({ q, sort, filters, page }) {
    const given = new URLSearchParams();
    if (q) given.set("q", q);
    if (sort !== "relevance") given.set("sort", sort);
    for (const { field, mode, value } of filters) given.append(field, sign(mode, value) + value);
    if (page > 1) given.set("page", page);
    return `?${given}`;
  }

  // Only a value that begins with a sign itself needs one for "any".
  const sign = (mode, value) => ({ all: "+", none: "-" }[mode] || (MODES[value[0]] ? "=" : ""));

  const isSame = (one, other) => one.field === other.field && one.value === other.value;

  function wished(search) {
    const given = new URLSearchParams(search);
    const filters = FIELDS.flatMap((field) => given.getAll(field).map((text) => {
      const mode = MODES[text[0]];
      return { field, mode: mode || "any", value: text.slice(mode ? 1 : 0).trim() };
    }));
    return {
      q: sitegen.asked(given),
      sort: SORTS.find((sort) => sort === given.get("sort")) || "relevance",
      filters: filters.filter((one, at) => one.value && at === filters.findIndex((other) => isSame(one, other))),
      page: Math.max(1, parseInt(given.get("page"), 10) || 1),
    };
  }

  // Links of the site name files; a result leads to its file from the site's root.
  const href = (path) => path.split("/").map(encodeURIComponent).join("/");

  function row(hit) {
    const item = document.getElementById("hit").content.cloneNode(true);
    const part = (name) => item.querySelector(`[data-hit=${name}]`) || document.createElement("p");
    item.firstElementChild.dataset.resultUrl = hit.url;
    part("title").textContent = hit.title;
    part("title").href = href(hit.url);
    if (hit.date) part("date").dateTime = hit.date;
    else part("date").replaceWith(make("span", [], { "data-hit": "date" }));
    part("date").textContent = hit.date ? dated(hit.date) : says.no_date;
    if (hit.source) part("source").textContent = hit.source;
    else part("source").remove();
    part("text").textContent = hit.lead;
    for (const one of item.querySelectorAll("summary, [data-cite]")) one.setAttribute("aria-label", `${one.textContent}: ${hit.title}`);
    item.firstElementChild.hit = hit;
    return item;
  }

  // A name that was chosen, and leads back to where it was not.
  function chosen(filter) {
    const name = make("bdi", filter.value);
    const href = address({ ...wish, page: 1, filters: wish.filters.filter((one) => one !== filter) });
    const content = filter.mode === "none" ? pieces(says.without, { name }) : [name];
    return [" · ", make("a", [...content, " ×"], { href, "aria-label": fill(says.remove, { name: filter.value }) })];
  }

  function fillIn(name, content) {
    place(name).replaceChildren(...content);
    place(name).hidden = !content.length;
  }

  function show(result) {
    const total = make("span", articles(result.total), { "data-total": result.total });
    const asked = make("em", result.understood || wish.q, { dir: "auto" });
    const last = Math.ceil(result.total / ROWS);
    place("status").replaceChildren(...pieces(says.found, { articles: total, query: asked }), ...wish.filters.flatMap(chosen));
    fillIn("notes", result.notes.map((note) => make("li", note)));
    const better = result.suggestion && make("a", result.suggestion, { href: address({ ...wish, q: result.suggestion, page: 1 }) });
    fillIn("suggestion", better ? pieces(says.suggestion, { query: better }) : []);
    fillIn("hits", result.hits.map(row));
    for (const link of all("[data-sort]")) mark(link, address({ ...wish, sort: link.dataset.sort, page: 1 }), link.dataset.sort === wish.sort);
    for (const link of all("[data-page]")) {
      const there = wish.page + (link.dataset.page === "after" ? 1 : -1);
      link.href = address({ ...wish, page: there });
      link.hidden = there < 1 || there > last;
    }
    place("page").textContent = last > 1 ? fill(says.page, { page: number(wish.page), pages: number(last) }) : "";
    place("kept").textContent = "";
    place("results").hidden = !result.total;
    place("advice").hidden = result.total > 0;
    place("try").hidden = false;
  }

  function mark(link, href, isCurrent) {
    link.href = href;
    if (isCurrent) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }

  // The names and years around the results.
  const around = (change) => ["narrowing", "years"].forEach((name) => change(place(name)));
  const drop = (one) => (one.hidden = true);

  function clear() {
    for (const name of ["status", "suggestion", "notes", "alert", "hits"]) fillIn(name, []);
    place("status").hidden = place("advice").hidden = false;
    place("results").hidden = place("try").hidden = true;
    around(drop);
  }

  function open() {
    const load = (path) => (path === files.root ? sitegen.need("root") : sitegen.load(path));
    engine = engine || sitegen.openIndex(files.root, load).then((index) =>
      sitegen.open(index, null, () => sitegen.need("extras")));
    engine.catch(() => {
      engine = null;
      sitegen.forget("root");
    });
    return engine;
  }

  // Answers may come late; only the last question's are shown.
  async function run() {
    const mine = ++turn;
    const isLate = () => mine !== turn;
    document.title = wish.q ? `${wish.q} · ${title}` : title;
    fillIn("alert", []);
    if (!wish.q) {
      clear();
      if (wish.filters.length) fillIn("notes", [make("li", says.no_words)]);
      sitegen.state("ready");
      return;
    }
    sitegen.state("busy");
    extras.extras = "busy";
    let result;
    try {
      const { q, sort, filters, page } = wish;
      const from = (page - 1) * ROWS;
      result = await (await open()).search(q, { sort, filters, from, count: ROWS });
      if (isLate()) return;
      if (result.total && from >= result.total) {
        go({ ...wish, page: Math.ceil(result.total / ROWS) }, "replace");
        return;
      }
      show(result);
      around((one) => (one.inert = true));
    } catch (error) {
      if (isLate()) return;
      clear();
      sitegen.say(error);
    }
    sitegen.state("done");
    if (used === LINK) restFocus(() => null);
    if (result) await enrich(result, isLate);
    if (!isLate()) extras.extras = "done";
  }

  // What comes after the first results. A part that fails leaves the others as they are.
  async function enrich(result, isLate) {
    const orSay = (otherwise) => (error) => {
      if (isLate()) return;
      sitegen.say(error);
      otherwise();
    };
    const some = await engine;
    const need = () => Promise.all(["extras", "narrowing"].map(sitegen.need));
    await need().then(() => sitegen.quote(desk, some, result, isLate)).catch(orSay(() => {}));
    if (isLate()) return;
    await need().then(() => sitegen.narrow(desk, some, result, isLate)).catch(orSay(() => around(drop)));
  }

  // Where a link has gone, its reader goes on at the results; who types is left alone.
  function restFocus(find) {
    const isLost = used && document.activeElement === document.body;
    if (isLost) (find(used) || place("status")).focus();
    used = "";
  }

  const typedIn = () => field.value.trim();

  // `how` is "push" where Back should lead to what was there before, else "replace".
  function go(wanted, how) {
    wish = wanted;
    history[`${how}State`](null, "", address(wish));
    if (typedIn() !== wish.q) field.value = wish.q;
    run();
  }

  function typed() {
    clearTimeout(timer);
    timer = 0;
    used = "";
    const q = typedIn();
    if (q === wish.q) return;
    go({ ...wish, q, filters: q ? wish.filters : [], page: 1 }, settled ? "push" : "replace");
    settled = false;
  }

  const unasked = () => (timer && typedIn() !== wish.q ? typedIn() : "");

  // What was typed a moment ago is asked of what the link leads to.
  function follow(link) {
    const wanted = wished(link.getAttribute("href"));
    const q = unasked();
    clearTimeout(timer);
    timer = 0;
    settled = true;
    used = link.dataset.key || LINK;
    if (link.dataset.page) link.blur();
    go(q ? { ...wanted, q, page: 1 } : wanted, "push");
  }

  function wentBack() {
    const there = wished(location.search);
    if (address(there) === address(wish)) return;
    const q = unasked();
    used = "";
    wish = there;
    settled = true;
    if (!q) field.value = wish.q;
    run();
  }

  sitegen.begin = function (...given) {
    [files, says, field, place] = given;
    desk = {
      FIELDS, says, place, make, fill, fillIn, number, articles, address, mark, isSame, partsOf, href, restFocus, follow, open,
      wish: () => wish,
      root: canonical ? canonical.href : location.href,
    };
    wish = wished(location.search);
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(typed, PAUSE);
    });
    field.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (typedIn() === wish.q) run();
      else typed();
      settled = true;
    });
    document.addEventListener("click", (event) => sitegen.clicked && sitegen.clicked(desk, event));
    addEventListener("popstate", wentBack);
    // A first word typed while this was fetched is as if typed now.
    if (typedIn() === wish.q) run();
    else {
      settled = false;
      timer = setTimeout(typed, PAUSE);
    }
  };
})((globalThis.sitegen = globalThis.sitegen || {}));
