// The side column and the graph above the results: names and years with counts, to choose from.
(function (sitegen) {
  "use strict";
  const FEW = 8;
  const MANY = 60;
  const STEP = 12;
  const HEIGHT = 32;
  const GROUPS = [["people", "person"], ["organizations", "org"], ["places", "place"], ["sources", "source"], ["years", "year"]];
  const MODES = ["any", "all", "none", ""];

  const isSame = (one, field, value) => one.field === field && one.value === value;

  // The wish with this value in this mode; without it where the mode is "".
  function chosen(wish, field, value, mode) {
    const others = wish.filters.filter((one) => !isSame(one, field, value));
    return { ...wish, page: 1, filters: mode ? [...others, { field, mode, value }] : others };
  }

  function entry(desk, field, name, count) {
    const wish = desk.wish();
    const filter = wish.filters.find((one) => isSame(one, field, name));
    const link = desk.make("a", name, { dir: "auto", "data-key": `${field}=${name}` });
    desk.mark(link, desk.address(chosen(wish, field, name, filter ? "" : "any")), filter);
    const item = desk.make("li", [link]);
    if (count) item.append(" ", desk.make("span", desk.number(count), { class: "count" }));
    return filter ? [item, modes(desk, filter)] : [item];
  }

  function modes(desk, { field, value, mode }) {
    const ways = MODES.flatMap((one) => {
      const word = one || "off";
      const link = desk.make("a", desk.says[word], { title: desk.says[`${word}_means`], "data-key": `${word} ${field}=${value}` });
      desk.mark(link, desk.address(chosen(desk.wish(), field, value, one)), one === mode);
      return [link, " "];
    });
    return desk.make("li", ways, { class: "modes", role: "group", "aria-label": value });
  }

  function group(desk, kind, field, found, most, more) {
    const taken = desk.wish().filters.filter((one) => one.field === field);
    const counts = new Map(found.map(({ name, count }) => [name, count]));
    const others = found.filter(({ name }) => !taken.some(({ value }) => value === name));
    if (field === "year") others.sort((one, other) => other.name - one.name);
    const items = taken.map(({ value }) => entry(desk, field, value, counts.get(value)));
    items.push(...others.slice(0, most).map(({ name, count }) => entry(desk, field, name, count)));
    if (!items.length) return [];
    const section = desk.make("section", [desk.make("h3", desk.says[kind]), desk.make("ul", items.flat(), { class: "names" })]);
    if (most === FEW && others.length > most) {
      const button = desk.make("button", desk.says.more, { "data-key": `more ${kind}`, "aria-label": `${desk.says.more}: ${desk.says[kind]}` });
      button.addEventListener("click", () => more(kind));
      section.append(button);
    }
    return [section];
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
      const filter = desk.wish().filters.find((one) => isSame(one, "year", String(year)));
      const href = desk.address(chosen(desk.wish(), "year", String(year), filter ? "" : "any"));
      const link = drawn("a", { href, tabindex: -1, class: filter ? "chosen" : "" });
      link.append(
        drawn("title", {}, [label([year, count])]),
        drawn("rect", { x, y: 0, width: STEP, height: HEIGHT, fill: "transparent" }),
        drawn("rect", { x, y: HEIGHT - height, width: STEP - 1, height }),
      );
      return link;
    });
    const svg = drawn("svg", {
      role: "img", "aria-label": desk.fill(desk.says.chart, { years: counts.map(label).join("; ") }),
      viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, preserveAspectRatio: "none",
    }, bars);
    return [desk.make("span", String(first)), " ", svg, " ", desk.make("span", String(last))];
  }

  // Whoever used a choice by keyboard goes on where they were.
  function keepingFocus(change) {
    const key = document.activeElement.dataset && document.activeElement.dataset.key;
    change();
    const same = key && [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key);
    if (same && same !== document.activeElement) same.focus();
  }

  sitegen.narrow = async function (desk, engine, result, isLate, open) {
    const wide = open || [];
    const few = FEW + 1 + desk.wish().filters.length;
    const facets = await engine.facets(result, wide.length ? MANY : few);
    if (isLate()) return;
    const more = (kind) => sitegen.narrow(desk, engine, result, isLate, [...wide, kind]);
    keepingFocus(() => {
      const groups = GROUPS.flatMap(([kind, field]) =>
        group(desk, kind, field, facets[kind], wide.includes(kind) ? MANY : FEW, more));
      const { counted, of } = facets;
      const note = desk.fill(desk.says.counted, { some: desk.number(counted), articles: desk.articles(of) });
      desk.fillIn("facets", counted < of ? [...groups, desk.make("p", note, { class: "note" })] : groups);
      desk.place("narrowing").hidden = !groups.length;
      desk.fillIn("years", graph(desk, facets.years));
    });
  };
})((globalThis.sitegen = globalThis.sitegen || {}));
