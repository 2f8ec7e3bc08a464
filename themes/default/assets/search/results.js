// What a reader asks becomes the page's address, and the address becomes results.
(function (sitegen) {
  "use strict";
  const PAUSE = 150;
  const ROWS = 10;
  const FIELDS = ["person", "org", "place", "source", "year"];
  const SIGNS = { any: "", all: "+", none: "-" };
  const SORTS = ["newest", "oldest"];
  const page = document.documentElement.dataset;
  const title = document.title;
  const canonical = document.querySelector("link[rel=canonical]");
  let says, field, wish, engine, timer, turn = 0, settled = true;

  const all = (selector) => [...document.querySelectorAll(selector)];
  const place = (name) => document.querySelector(`[data-place=${name}]`) || document.createElement("p");

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

  function dated(iso) {
    const [, year, month, day] = /^(\d+)-?(\d\d)?-?(\d\d)?/.exec(iso) || [];
    if (!year) return says.no_date;
    if (!month) return String(+year);
    return fill(day ? says.day : says.month, { day: +day, month: says.months[month - 1], year: +year });
  }

  // A wish is a query, an order, filters and the number of a page; this is its address.
  function address(wish) {
    const given = new URLSearchParams();
    if (wish.q) given.set("q", wish.q);
    if (wish.sort !== "relevance") given.set("sort", wish.sort);
    for (const { field, mode, value } of wish.filters) given.append(field, SIGNS[mode] + value);
    if (wish.page > 1) given.set("page", wish.page);
    return `?${given}`;
  }

  function wished() {
    const given = new URLSearchParams(location.search);
    const filters = FIELDS.flatMap((field) => given.getAll(field).flatMap((text) => {
      const mode = { "+": "all", "-": "none" }[text[0]] || "any";
      const value = (mode === "any" ? text : text.slice(1)).trim();
      return value ? [{ field, mode, value }] : [];
    }));
    const sort = SORTS.find((sort) => sort === given.get("sort")) || "relevance";
    return { q: given.get("q") || "", sort, filters, page: Math.max(1, parseInt(given.get("page"), 10) || 1) };
  }

  // Links of the site name files; a result leads to its file from the site's root.
  const href = (path) => path.split("/").map(encodeURIComponent).join("/");

  function row(hit) {
    const item = document.getElementById("hit").content.cloneNode(true);
    const part = (name) => item.querySelector(`[data-hit=${name}]`) || document.createElement("p");
    item.firstElementChild.dataset.resultUrl = hit.url;
    part("title").textContent = hit.title;
    part("title").href = href(hit.url);
    part("date").textContent = dated(hit.date);
    if (hit.date) part("date").dateTime = hit.date;
    if (hit.source) part("source").textContent = hit.source;
    else part("source").remove();
    part("text").textContent = hit.lead;
    item.firstElementChild.hit = hit;
    return item;
  }

  function showSnippet(hit, snippet, item) {
    const part = (name) => item.querySelector(`[data-hit=${name}]`) || document.createElement("p");
    const marked = ({ text, marked }) => (marked ? make("mark", text) : text);
    if (snippet.length) part("text").replaceChildren(...snippet.map(marked));
    const name = ({ name, url }) => (url ? make("a", name, { href: href(url), dir: "auto" }) : make("bdi", name));
    part("named").replaceChildren(...(hit.named || []).flatMap((one, at) => (at ? [", ", name(one)] : [name(one)])));
  }

  const chosen = ({ mode, value }) => ` · ${mode === "none" ? fill(says.without, { name: value }) : value}`;

  function fillIn(name, content) {
    place(name).replaceChildren(...content);
    place(name).hidden = !content.length;
  }

  function show(result) {
    const total = make("span", articles(result.total), { "data-total": result.total });
    const asked = make("em", result.understood || wish.q, { dir: "auto" });
    const last = Math.ceil(result.total / ROWS);
    place("status").replaceChildren(...pieces(says.found, { articles: total, query: asked }), ...wish.filters.map(chosen));
    fillIn("notes", result.notes.map((note) => make("li", note)));
    const better = result.suggestion && make("a", result.suggestion, { href: address({ ...wish, q: result.suggestion, page: 1 }) });
    fillIn("suggestion", better ? pieces(says.suggestion, { query: better }) : []);
    fillIn("hits", result.hits.map(row));
    for (const link of all("[data-sort]")) mark(link, address({ ...wish, sort: link.dataset.sort, page: 1 }), link.dataset.sort === wish.sort);
    for (const link of all("[data-page]")) {
      const page = wish.page + (link.dataset.page === "after" ? 1 : -1);
      link.href = address({ ...wish, page });
      link.hidden = page < 1 || page > last;
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

  // What the engine throws for a reader is a plain Error; anything else is a slip of a script.
  function complain(error) {
    const isSaid = error.constructor === Error;
    if (!isSaid) console.error(error);
    fillIn("alert", [isSaid ? error.message : says.broken]);
  }

  function clear() {
    for (const name of ["status", "suggestion", "notes", "alert", "hits"]) fillIn(name, []);
    place("status").hidden = place("advice").hidden = false;
    place("results").hidden = place("narrowing").hidden = place("try").hidden = true;
  }

  function open() {
    const { root } = sitegen.files;
    const load = (address) => (address === root ? sitegen.need("root") : sitegen.load(address));
    engine = engine || sitegen.openIndex(root, load).then((index) =>
      sitegen.open(index, null, () => sitegen.need("extras")));
    engine.catch(() => (engine = null));
    return engine;
  }

  // Answers may come late; only the last question's are shown.
  async function run() {
    const mine = ++turn;
    const isLate = () => mine !== turn;
    document.title = wish.q ? `${wish.q} · ${title}` : title;
    fillIn("alert", []);
    if (!wish.q.trim()) {
      clear();
      page.search = "ready";
      return;
    }
    page.search = page.extras = "busy";
    let result;
    try {
      const from = (wish.page - 1) * ROWS;
      result = await (await open()).search(wish.q, { sort: wish.sort, filters: wish.filters, from, count: ROWS });
      if (isLate()) return;
      if (result.total && from >= result.total) {
        go({ ...wish, page: Math.ceil(result.total / ROWS) }, "replace");
        return;
      }
      show(result);
    } catch (error) {
      if (isLate()) return;
      clear();
      complain(error);
    }
    page.search = "done";
    if (result) await enrich(result, isLate).catch((error) => isLate() || complain(error));
    if (!isLate()) page.extras = "done";
  }

  // What comes after the first results: text around the hits, names, counts.
  async function enrich(result, isLate) {
    await sitegen.need("extras");
    const snippets = result.hits.length ? await (await engine).snippets(result, result.hits) : [];
    if (isLate()) return;
    [...place("hits").children].forEach((item, at) => showSnippet(result.hits[at], snippets[at] || [], item));
    await sitegen.need("narrowing");
    if (!isLate()) await sitegen.narrow(sitegen.desk, await engine, result, isLate);
  }

  // `how` is "push" where Back should lead to what was there before, else "replace".
  function go(wanted, how) {
    wish = wanted;
    history[`${how}State`](null, "", address(wish));
    if (field.value !== wish.q) field.value = wish.q;
    return run();
  }

  function typed() {
    clearTimeout(timer);
    const filters = field.value.trim() ? wish.filters : [];
    if (field.value !== wish.q) go({ ...wish, q: field.value, filters, page: 1 }, settled ? "push" : "replace");
    settled = false;
  }

  async function clicked(event) {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("main a[href^='?']");
    const button = event.target.closest("[data-keep], [data-cite]");
    if (link) {
      event.preventDefault();
      settled = true;
      history.pushState(null, "", link.getAttribute("href"));
      wish = wished();
      field.value = wish.q;
      await run();
      if (link.dataset.page) place("status").focus();
    } else if (button) {
      await sitegen.need("keeping").catch(complain);
      sitegen.keep(sitegen.desk, button, wish, engine).catch(complain);
    }
  }

  sitegen.begin = function (files, searchField) {
    sitegen.files = files;
    field = searchField;
    says = JSON.parse(files.phrases);
    sitegen.desk = {
      says, place, make, fill, fillIn, number, articles, address, mark,
      wish: () => wish,
      root: canonical ? canonical.href : location.href,
    };
    wish = wished();
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(typed, PAUSE);
    });
    field.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (field.value === wish.q) run();
      else typed();
      settled = true;
    });
    document.addEventListener("click", clicked);
    addEventListener("popstate", () => {
      if (address(wished()) === address(wish)) return;
      wish = wished();
      field.value = wish.q;
      settled = true;
      run();
    });
    // A first word typed while this was fetched is as if typed now.
    if (field.value === wish.q) run();
    else {
      settled = false;
      timer = setTimeout(typed, PAUSE);
    }
  };
})((globalThis.sitegen = globalThis.sitegen || {}));
