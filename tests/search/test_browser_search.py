"""The browser answers like the program: the same articles, order, scores, words and sentences."""

from __future__ import annotations

import json
import random

import pytest
from shelving import CUTS, bind, named_entries, publish, script_tags

from sitegen.search.analysis import Analysis
from sitegen.search.answers import Index
from sitegen.search.filters import Filter, Mode
from sitegen.search.query import read_query
from sitegen.search.ranking import Sort
from sitegen.search.snippets import make_snippet
from sitegen.search.writer import write_index
from sitegen.site.searching import ENGINE, EXTRAS, SCRIPTS

COUNT = CUTS[-1][-1]
ENTRIES = named_entries(COUNT)
NUMBERS = {entry.address: number for number, entry in enumerate(ENTRIES)}
ENGLISH = Analysis()
KINDS = ("people", "organizations", "places", "sources")
ASK = """
let extras = null;
const more = () => (extras = extras || EXTRAS.reduce(
  (before, address) => before.then(() => load(address)), Promise.resolve()));
const engine = opened.then((index) => sitegen.open(index, null, more));
const answers = (questions) => Promise.all(questions.map(async ([text, sort, filters]) => {
  const result = await (await engine).search(text, { sort, filters, count: 5 });
  await more();
  const snippets = await (await engine).snippets(result, result.hits);
  const facets = await (await engine).facets(result, 4);
  return plain({ ...result, query: 0, snippets, facets });
}));
"""


@pytest.fixture(scope="module")
def page(browser, tmp_path_factory):
    """A page from disk with the search files of the archive, in two spans."""
    folder = tmp_path_factory.mktemp("archive")
    site = publish(folder, bind(folder, ENTRIES))
    addresses = json.dumps([(SCRIPTS / f"{name}.js").as_uri() for name in EXTRAS])
    scripts = script_tags(ENGINE) + '<script src="page.js"></script>'
    room = f'<!doctype html><meta charset="utf-8">{scripts}<script>{ASK}</script>'
    (site / "room.html").write_text(room.replace("EXTRAS", addresses), "utf-8")
    opened = browser.new_page()
    opened.goto((site / "room.html").as_uri())
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    folder = tmp_path_factory.mktemp("search") / "index"
    write_index(folder, ENTRIES)
    with Index(folder) as opened:
        yield opened


def questions(chance):
    """One of each form of query, from the words of an article."""
    words = ENGLISH.words(chance.choice(ENTRIES).body)
    at = chance.randrange(len(words) - 6)
    one, two, three = words[at : at + 3]
    telling = [word for word in words if word not in ENGLISH.common and len(word) > 4]
    long, other = chance.sample(telling, 2)
    yield from (one, f"{one} {other}", f"{long} OR {other} OR {one}", f"{long} -{other}")
    yield f'"{" ".join(words[at : at + chance.randint(1, 6)])}"'
    yield f'title:"{" ".join(ENGLISH.words(chance.choice(ENTRIES).title)[:3])}"'
    yield f'NOT "{one} {two}" title:{other}'
    yield f'"{other} {three} {long}"~{chance.randint(1, 40)}'
    yield f"{long[:3]}* OR title:{other[:2]}*"
    yield f"{long[:3]}{long[4:]}~ ({other} OR {one})"
    yield f"{long[:2]}{long[3]}{long[2]}{long[4:]} {other}"
    yield f'person:"{chance.choice([e.people[0] for e in ENTRIES if e.people])}"'
    yield f"place:hollow NOT {other}"
    yield f"{one} date:{chance.randint(1985, 2000)}-0{chance.randint(1, 9)}..2010"
    yield f"before:{chance.randint(1985, 2018)}-06-15 {long}"


def filters(chance):
    for entry in chance.sample(ENTRIES, 2):
        for kind, name, _ in entry.named[:1]:
            yield Filter(kind, name, chance.choice(list(Mode)))
        if entry.date and chance.random() < 0.3:
            yield Filter("year", str(entry.date.year), chance.choice([Mode.ANY, Mode.NONE]))


def asked():
    chance = random.Random(11)
    for _ in range(5):
        for text in questions(chance):
            narrowed = tuple(filters(chance)) if chance.random() < 0.3 else ()
            yield text, chance.choice([Sort.RELEVANCE, *Sort]), narrowed
    for text in ('"of the"', "the", '"in the harbor"', "fery", "person:quil", "zz* ferry", "..."):
        yield text, Sort.RELEVANCE, ()


def test_both_give_the_same_answers(index, page):
    """Over the whole language, with filters and facets, whatever the order."""
    todo = list(asked())
    sent = [
        [text, sort, [{"field": f.field, "value": f.value, "mode": f.mode} for f in narrowed]]
        for text, sort, narrowed in todo
    ]
    answers = page.evaluate("answers", sent)

    hits = 0
    for (text, sort, narrowed), there in zip(todo[:-1], answers[:-1], strict=True):
        here = index.search(text, limit=COUNT, sort=sort, filters=narrowed, facets=4)
        hits += bool(here.total)
        assert as_told(there) == as_found(here), text
        scores = [hit["score"] for hit in there["hits"]]
        assert scores == pytest.approx([h.score for h in here.hits[:5]], rel=0, abs=1e-9), text
    assert hits > len(todo) / 2
    assert answers[-1]["total"] == 0 and "nothing to search for" in answers[-1]["notes"][-1]


@pytest.mark.parametrize(
    ("text", "options", "needs"),
    [
        ("ferry harbor OR quay -toll", {}, False),
        ("ferry date:1990..2010-06 after:1991-02", {}, False),
        ("harbor", {"sort": "newest"}, False),
        ("harbor", {"sort": "oldest"}, True),
        ("(harbor)", {}, True),
        ("ferry", {"filters": [{"field": "year", "value": "1999"}]}, True),
        ('"the ferry"', {}, True),
        ("ferr*", {}, True),
        ("person:quill", {}, True),
        ("colour:ferry", {}, True),
        ("harbor-ferry", {}, True),
        ("ferrry", {}, True),
    ],
)
def test_only_what_is_asked_less_often_needs_more_than_the_engine(page, text, options, needs):
    fresh = page.context.browser.new_page()
    fresh.goto(page.url)
    search = "async ([text, options]) => (await (await engine).search(text, options)).text"
    assert fresh.evaluate(search, [text, options]) == text

    assert fresh.evaluate("extras !== null") is needs
    fresh.close()


def as_found(results):
    facets = results.facets
    return {
        "understood": results.understood,
        "notes": list(results.notes),
        "suggestion": results.suggestion,
        "numbers": [NUMBERS[hit.address] for hit in results.hits],
        "urls": [hit.address for hit in results.hits[:5]],
        "snippets": [[list(piece) for piece in hit.snippet] for hit in results.hits[:5]],
        "facets": [[(v.name, v.count, v.url) for v in getattr(facets, kind)] for kind in KINDS],
        "years": [(value.name, value.count) for value in facets.years],
        "counted": (facets.counted, facets.of),
    }


def as_told(result):
    facets = result["facets"]
    return {
        "understood": result["understood"],
        "notes": result["notes"],
        "suggestion": result["suggestion"],
        "numbers": result["numbers"],
        "urls": [hit["url"] for hit in result["hits"]],
        "snippets": [[[p["text"], p["marked"]] for p in one] for one in result["snippets"]],
        "facets": [
            [(v["name"], v["count"], v.get("url") or "") for v in facets[kind]] for kind in KINDS
        ],
        "years": [(value["name"], value["count"]) for value in facets["years"]],
        "counted": (facets["counted"], facets["of"]),
    }


SIGNS = ["ferry", "ferries", "Toll", "quay's", "José", "e\u0301", "𝒜𝓏", "🚢", " ", " ", "\n\n"]
SIGNS += ["\x1c", "\ufeff", "\u3000", "…", ".", "lantern", "in", "the", "ʼs", "İstanbul", "ſt"]


def test_any_text_gives_the_same_snippet(page):
    """Also with signs that take two units in the browser, and with space that one side knows."""
    chance = random.Random(7)
    texts = ["".join(chance.choices(SIGNS, k=chance.choice([5, 90, 400]))) for _ in range(150)]
    queries = ["ferry toll", '"in the" OR person:jose', 'quay lantern "toll ferry"', "𝒜𝓏 istanbul"]

    told = page.evaluate(
        """([texts, queries]) => texts.map((text) => queries.map((query) => {
          const english = new sitegen.Analysis("en", []);
          const asked = sitegen.readQuery(query, english).query;
          return sitegen.makeSnippet(text, asked, english).map((p) => [p.text, p.marked]);
        }))""",
        [texts, queries],
    )

    asked = [read_query(query, ENGLISH).query for query in queries]
    for text, snippets in zip(texts, told, strict=True):
        ours = [make_snippet(text, query, ENGLISH) for query in asked]
        assert [[list(piece) for piece in one] for one in ours] == snippets, text
    assert sum(marked for one in told for pieces in one for _, marked in pieces) > 500
