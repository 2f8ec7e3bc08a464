// What a reader takes away: all results as a table or as data, and an article's citation, which is
// the one on the article's page (sitegen/site/citing.py): neither is changed alone.
(function (sitegen) {
  "use strict";
  const MOST = 5000;
  const COLUMNS = ["url", "title", "date", "source", "score"];
  const TEX = {
    "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };

  // A cell that begins like a formula would be run by a spreadsheet; a ' before it makes it text.
  // sitegen/text/tables.py has the same rule.
  const cell = (value) => `"${String(value).replace(/^(?='*[-=+@\t\r\n－＝＋＠])/, "'").replace(/"/g, '""')}"`;
  const line = (text) => text.replace(/\s+/g, " ").trim();
  const plain = (hit) => Object.fromEntries(COLUMNS.map((column) => [column, hit[column]]));

  // The sign at the beginning tells spreadsheets that this is UTF-8.
  function csv(result) {
    const rows = [COLUMNS, ...result.hits.map((hit) => COLUMNS.map((column) => hit[column]))];
    return "\ufeff" + rows.map((row) => row.map(cell).join(",") + "\r\n").join("");
  }

  function json(result) {
    const { text, total, hits, notes } = result;
    return JSON.stringify({ query: text, total, results: hits.map(plain), notes }, null, 2) + "\n";
  }

  const FORMS = { csv: [csv, "text/csv"], json: [json, "application/json"] };

  async function keepAll(desk, form) {
    const { q, sort, filters } = desk.wish();
    const found = await (await desk.open()).search(q, { sort, filters, from: 0, count: MOST });
    const [write, type] = FORMS[form];
    const link = desk.make("a", "", { download: `${desk.says.file}.${form}` });
    link.href = URL.createObjectURL(new Blob([write(found)], { type }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    const kept = found.total > MOST ? desk.says.kept_some : desk.says.kept_all;
    return desk.fill(kept, { articles: desk.articles(found.total), some: desk.number(found.hits.length) });
  }

  const quoted = (text) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

  // Where the article can be read by others; "" in a folder on a disk.
  function whole(desk, hit) {
    const url = new URL(hit.url.split("/").map(quoted).join("/"), desk.root);
    return /^https?:$/.test(url.protocol) ? url.href : "";
  }

  // Two articles of one author, year and beginning still have different addresses.
  const sum = (text) => [...text].reduce((so, sign) => (so * 31 + sign.codePointAt(0)) % 1679616, 0).toString(36);

  // Who wrote it: its authors; where none is named, the agency.
  const by = ({ authors, agency }) => [...(authors || []), ...(agency ? [agency] : [])];

  function bibtex(desk, hit) {
    const [year] = desk.partsOf(hit.date);
    const { date } = hit;
    const tex = (text) => line(text).replace(/[\\{}$&#_%~^]/g, (sign) => TEX[sign] || `\\${sign}`);
    const authors = (hit.authors || []).map((name) => (/[,]| and /i.test(name) ? `{${tex(name)}}` : tex(name)));
    if (hit.agency) authors.push(`{${tex(hit.agency)}}`);
    const words = `${by(hit)[0] || ""} ${year || ""} ${hit.title}`.normalize("NFD").match(/[a-z0-9]+/gi) || [];
    const fields = {
      author: authors.join(" and "), title: `{${tex(hit.title)}}`, journal: tex(hit.source),
      date, year, url: whole(desk, hit),
    };
    const lines = Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},\n`);
    const key = words.slice(0, 5).join("").toLowerCase().slice(0, 60) || "article";
    return `@article{${key}-${sum(hit.url)},\n${lines.join("")}}\n`;
  }

  function ris(desk, hit) {
    const [year, month, day] = desk.partsOf(hit.date);
    const fields = [
      ["TY", "NEWS"], ...by(hit).map((name) => ["AU", name]), ["TI", hit.title], ["T2", hit.source],
      ["PY", year], ["DA", year && [year, month || "", day || "", ""].join("/")], ["UR", whole(desk, hit)],
    ];
    const lines = fields.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${line(value)}\r\n`);
    return `${lines.join("")}ER  - \r\n`;
  }

  const STYLES = { bibtex, ris };

  // Where the clipboard is closed to pages, the text stays selected, ready to be copied by hand.
  async function copy(text, box) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      box.select();
      return document.execCommand("copy");
    }
  }

  async function cite(desk, button) {
    const item = button.closest("[data-result-url]");
    const box = item.querySelector("textarea") || desk.make("textarea", "", { readonly: "", rows: 7 });
    box.value = STYLES[button.dataset.cite](desk, item.hit);
    box.setAttribute("aria-label", button.textContent);
    button.closest("details").append(box);
    return (await copy(box.value, box)) ? desk.says.copied : desk.says.copy_yourself;
  }

  // `say` tells beside the button what came of it.
  sitegen.keep = async function (desk, button, say) {
    say("");
    const { keep } = button.dataset;
    say(await (keep ? keepAll(desk, keep) : cite(desk, button)));
  };
})((globalThis.sitegen = globalThis.sitegen || {}));
