// What comes after the first results: the text around them, and names and years with counts, to
// choose from.
(function (sitegen) {
  "use strict";
  const FEW = 8;
  const MANY = 60;
  const STEP = 12;
  const HEIGHT = 32;
  const KINDS = ["people", "organizations", "places", "sources", "years"];
  // An article has one source and one year, so that two of them can only be wanted as "any".
  const SINGLE = ["source", "year"];

  // Of the names that a field must have, one alone cannot be any of several.
  function evened(filters, field, mode) {
    const wanted = filters.filter((one) => one.field === field && one.mode !== "none");
    const any = wanted.filter((one) => one.mode === "any");
    if (wanted.length < 2 || any.length !== 1 || SINGLE.includes(field)) return filters;
    return filters.map((one) => (wanted.includes(one) ? { ...one, mode: mode === "any" ? "any" : "all" } : one));
  }

  // The wish with this value in this mode; without it where the mode is "".
  function chosen(desk, field, value, mode) {
    const wish = desk.wish();
    const given = { field, value, mode };
    const at = wish.filters.findIndex((one) => desk.isSame(one, given));
    const filters = wish.filters.filter((one, there) => there !== at);
    if (mode) filters.splice(at < 0 ? filters.length : at, 0, given);
    return desk.address({ ...wish, page: 1, filters: evened(filters, field, mode) });
  }

  // A further name is one more that an article must have: so many has the count beside it.
  function further(desk, field) {
    const isFurther = desk.wish().filters.some((one) => one.field === field && one.mode !== "none");
    return isFurther && !SINGLE.includes(field) ? "all" : "any";
  }

  const filterOf = (desk, field, value) => desk.wish().filters.find((one) => desk.isSame(one, { field, value }));

  function entry(desk, field, name, count) {
    const filter = filterOf(desk, field, name);
    const link = desk.make("a", name, { dir: "auto", "data-key": `${field}=${name}` });
    desk.mark(link, chosen(desk, field, name, filter ? "" : further(desk, field)), filter);
    const item = desk.make("li", [link]);
    if (count) item.append(" ", desk.make("span", desk.number(count), { class: "count" }));
    if (filter) item.append(" ", modes(desk, filter));
    return item;
  }

  function modes(desk, filter) {
    const { field, value, mode } = filter;
    const isAlone = !desk.wish().filters.some((one) => one.field === field && one.mode !== "none" && one !== filter);
    const must = [["any", "must"]];
    const ways = isAlone ? must : SINGLE.includes(field) ? [["any", "any"]] : [["all", "must"], ["any", "any"]];
    const links = [...ways, ["none", "not"], ["", "off"]].flatMap(([one, word]) => {
      const link = desk.make("a", desk.says[word], { "data-key": `${one || "off"} ${field}=${value}` });
      const isCurrent = one === mode || (isAlone && one === "any" && mode === "all");
      desk.mark(link, chosen(desk, field, value, one), isCurrent);
      return [link, " "];
    });
    return desk.make("p", links, { class: "modes", role: "group", "aria-label": value });
  }

  function group(desk, kind, field, found, most, more) {
    const taken = desk.wish().filters.filter((one) => one.field === field);
    const counts = new Map(found.map(({ name, count }) => [name, count]));
    const others = found.filter(({ name }) => !taken.some(({ value }) => value === name));
    if (field === "year") others.sort((one, other) => other.name - one.name);
    const items = taken.map(({ value }) => entry(desk, field, value, counts.get(value)));
    items.push(...others.slice(0, most).map(({ name, count }) => entry(desk, field, name, count)));
    if (!items.length) return [];
    const heading = desk.make("h3", desk.says[kind]);
    const section = desk.make("section", [heading, desk.make("ul", items, { class: "names" })], { "data-kind": kind });
    if (others.length > most) section.append(most === FEW ? opener(desk, kind, more) : desk.make("p", desk.fill(desk.says.most, { n: most })));
    return [section];
  }

  function opener(desk, kind, more) {
    const button = desk.make("button", desk.says.more, { "aria-label": `${desk.says.more}: ${desk.says[kind]}` });
    button.addEventListener("click", () => more(kind));
    return button;
  }

  function drawn(tag, attributes, children) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const name in attributes) element.setAttribute(name, attributes[name]);
    element.append(...(children || []));
    return element;
  }

  // The graph is for the eye and the mouse; the years of the side column say and do the same.
  function graph(desk, years) {
    const counts = years.filter(({ name }) => +name > 0).map(({ name, count }) => [+name, count]).sort((a, b) => a[0] - b[0]);
    if (counts.length < 2) return [];
    const first = counts[0][0];
    const last = counts[counts.length - 1][0];
    const most = Math.max(...counts.map(([, count]) => count));
    const label = ([year, count]) => desk.fill(desk.says.chart_year, { year, articles: desk.articles(count) });
    const width = (last - first + 1) * STEP - 1;
    const bars = counts.map(([year, count]) => {
      const height = Math.max(2, Math.round((count / most) * HEIGHT));
      const x = (year - first) * STEP;
      const filter = filterOf(desk, "year", String(year));
      const href = chosen(desk, "year", String(year), filter ? "" : "any");
      const link = drawn("a", { href, tabindex: -1, class: filter ? "chosen" : "" });
      link.append(
        drawn("title", {}, [label([year, count])]),
        drawn("rect", { x, y: 0, width: STEP, height: HEIGHT, fill: "transparent" }),
        drawn("rect", { x, y: HEIGHT - height, width: STEP - 1, height }),
      );
      return link;
    });
    const svg = drawn("svg", {
      role: "group", "aria-label": desk.fill(desk.says.chart, { years: counts.map(label).join("; ") }),
      viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, preserveAspectRatio: "none",
    }, bars);
    return [desk.make("span", String(first)), " ", svg, " ", desk.make("span", String(last))];
  }

  // Whoever used a choice goes on where they were, or where the choice has gone.
  function wasAt(key) {
    const keys = [...document.querySelectorAll("[data-key]")];
    const named = (name) => keys.find((one) => one.dataset.key === name);
    return named(key) || named(key.replace(/^(any|all|none|off) /, ""));
  }

  // Who asked for more goes on at the first entry that is new.
  function goOn(desk, kind) {
    const taken = desk.wish().filters.filter(({ field }) => field === desk.FIELDS[KINDS.indexOf(kind)]);
    const next = document.querySelectorAll(`[data-kind=${kind}] li > a`)[taken.length + FEW];
    if (next && document.activeElement === document.body) next.focus();
  }

  // What the results have in common. Of sources and years that were chosen, also what else could
  // be: what the results would have in common without that choice.
  async function common(desk, engine, result, top) {
    const { q, sort, filters } = desk.wish();
    const facets = await engine.facets(result, top);
    for (const field of SINGLE) {
      const others = filters.filter((one) => one.field !== field || one.mode === "none");
      if (others.length === filters.length) continue;
      const kind = KINDS[desk.FIELDS.indexOf(field)];
      const wider = await engine.search(q, { sort, filters: others, count: 0 });
      facets[kind] = (await engine.facets(wider, top))[kind];
    }
    return facets;
  }

  sitegen.narrow = async function (desk, engine, result, isLate, wide = []) {
    const taken = desk.wish().filters.length;
    const facets = await common(desk, engine, result, (wide.length ? MANY : FEW) + 1 + taken);
    if (isLate()) return;
    const more = (kind) => {
      const opened = sitegen.narrow(desk, engine, result, isLate, [...wide, kind]);
      opened.then(() => goOn(desk, kind)).catch((error) => isLate() || sitegen.say(error));
    };
    const groups = KINDS.flatMap((kind, at) =>
      group(desk, kind, desk.FIELDS[at], facets[kind], wide.includes(kind) ? MANY : FEW, more));
    const { counted, of } = facets;
    const note = desk.fill(desk.says.counted, { some: desk.number(counted), articles: desk.articles(of) });
    desk.fillIn("facets", counted < of ? [...groups, desk.make("p", note, { class: "note" })] : groups);
    desk.place("narrowing").hidden = !groups.length;
    desk.fillIn("years", graph(desk, facets.years));
    for (const name of ["narrowing", "years"]) desk.place(name).inert = false;
    desk.restFocus(wasAt);
  };

  sitegen.quote = async function (desk, engine, result, isLate) {
    const snippets = result.hits.length ? await engine.snippets(result, result.hits) : [];
    if (isLate()) return;
    [...desk.place("hits").children].forEach((item, at) => quote(desk, result.hits[at], snippets[at] || [], item));
  };

  function quote(desk, hit, snippet, item) {
    const part = (name) => item.querySelector(`[data-hit=${name}]`) || document.createElement("p");
    const piece = ({ text, marked }) => (marked ? desk.make("mark", text) : text);
    if (snippet.length) part("text").replaceChildren(...snippet.map(piece));
    const named = ({ name, url }) => (url ? desk.make("a", name, { href: desk.href(url), dir: "auto" }) : desk.make("bdi", name));
    part("named").replaceChildren(...(hit.named || []).flatMap((one, at) => (at ? [", ", named(one)] : [named(one)])));
  }

  // Says what came of a button, beside it.
  function beside(button, text) {
    const line = button.parentNode;
    const said = line.querySelector("[role=status]") || document.createElement("span");
    said.setAttribute("role", "status");
    if (!said.parentNode) line.append(" ", said);
    said.textContent = text;
  }

  sitegen.clicked = function (desk, event) {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("main a[href^='?']");
    const button = event.target.closest("[data-keep], [data-cite]");
    const say = (text) => beside(button, text);
    if (link) {
      event.preventDefault();
      desk.follow(link);
    } else if (button) {
      sitegen.need("keeping").then(() => sitegen.keep(desk, button, say)).catch((error) => say(sitegen.sentence(error)));
    }
  };
})((globalThis.sitegen = globalThis.sitegen || {}));
