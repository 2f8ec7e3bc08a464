"""The browser reads texts and queries just as the program does."""

import json
import random
import unicodedata
from functools import cache
from importlib.resources import files
from itertools import product

import pytest
from snowballstemmer.english_stemmer import EnglishStemmer

from sitegen.errors import QueryError
from sitegen.search.analysis import Analysis
from sitegen.search.help import QUERY_HELP
from sitegen.search.pieces import FIELDS
from sitegen.search.query import (
    And,
    Fuzzy,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Within,
    Word,
    read_query,
)
from sitegen.search.stemming import stem_english
from sitegen.site.searching import SCRIPTS

ENGLISH = Analysis()
NAMES = ("stemmer", "analysis", "query", "phrases")


def source(name):
    return (SCRIPTS / f"{name}.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def ask(browser):
    """Calls a JavaScript function with one value; both go as JSON, so any text arrives whole."""
    page = browser.new_page()
    for name in NAMES:
        page.add_script_tag(content=source(name))
    page.evaluate(
        "common => { globalThis.english = new sitegen.Analysis('en', common);"
        " globalThis.french = new sitegen.Analysis('fr-CA', []); }",
        list(ENGLISH.common),
    )

    def call(function, value):
        told = page.evaluate(
            f"given => JSON.stringify(({function})(JSON.parse(given)))", json.dumps(value)
        )
        return json.loads(told)

    yield call
    page.close()


def differences(asked, ours, theirs):
    assert len(asked) == len(ours) == len(theirs)
    compared = zip(asked, ours, theirs, strict=True)
    return [(what, one, other) for what, one, other in compared if one != other]


# --- stems ---

SUFFIXES = """
s es ed er ing ings ly edly ingly eed eedly ied ies y ment ments ement ent ence ance able ible ably
ation ational ations ator izer ization ize ized izing alism ality al ally alize fulness fully ful
ousness ously ous iveness ivity ive ative ness less lessly logist logy logical icate icity ical ism
ion ions ist 's 's' ' bb bbed dd dding gging nning rred tting ll lled e ee ey eying ying
""".split()  # fmt: skip
SPECIAL = """
skis skies sky dying lying tying vying idly gently ugly early only singly news howe atlas cosmos
bias andes inning outing canning herring earring evening innings herrings evenings proceed exceed
succeed proceeds exceedly succeedingly past paste pasted pasting pastes general generate generous
commune communism arsenal arsenic emerge emergency interest internal later lateral organ organize
universe universal university yearly yyy sayyid ayyy boy boyish add added egged off offed aed eing
'twas '' ' a is as the 'em kiwis gas this gaps ties cries ied ies us cross crosses
""".split()  # fmt: skip


def vocabulary():
    """Every word of the program's own tables, plain and with endings, and strings of no sense."""
    tables = sorted((files("sitegen.entities") / "data").iterdir(), key=lambda table: table.name)
    texts = (table.read_text(encoding="utf-8") for table in tables if table.name.endswith(".txt"))
    known = sorted({word for text in texts for word in ENGLISH.words(text)})
    chance = random.Random(1)
    grown = [word + suffix for word, suffix in product(known, SUFFIXES)]
    letters = "aeiouyylstndgrbm'"
    senseless = ["".join(chance.choices(letters, k=chance.randint(1, 9))) for _ in range(10_000)]
    return sorted({*known, *chance.sample(grown, 40_000), *senseless, *SPECIAL})


@cache
def packages_stems():
    return list(map(EnglishStemmer().stemWord, vocabulary()))


def test_every_word_has_the_same_stem(ask):
    """Two definitions in two languages: ours there, snowballstemmer's here."""
    words = vocabulary()

    there = ask("words => words.map(sitegen.stemEnglish)", words)

    assert len(words) >= 50_000
    assert differences(words, packages_stems(), there) == []


def test_our_stems_are_those_of_the_package():
    """It asks letter by letter what is told here by whole endings."""
    words = vocabulary()

    assert differences(words, packages_stems(), list(map(stem_english, words))) == []


# --- words ---

LETTERS_AND_SIGNS = "aZé\u0301ßſKİıΣςΟŉǰΐᾷﬃæŒøĐłÞ߀१Ⅷ²_'.'’ʼ-\u200d\ufeff\x1c 中文ᏸꭰ가각ﷺक़𝒜𐐀😀"


@pytest.fixture(scope="module")
def signs(ask):
    """Every character that this Python and this browser both know, but for private ones."""
    ours = [
        sign
        for sign in map(chr, range(0x110000))
        if unicodedata.category(sign) not in ("Cn", "Co", "Cs")
    ]
    return ask(r"signs => signs.filter(sign => /\P{Cn}/u.test(sign))", ours)


def hostile_texts(count, signs):
    """Letters of all scripts and signs, thrown together."""
    chance = random.Random(2)
    pools = (signs, [sign for sign in signs if sign.isalnum()], LETTERS_AND_SIGNS)
    return [
        "".join(chance.choice(chance.choice(pools)) for _ in range(chance.randint(1, 30)))
        for _ in range(count)
    ]


def test_every_character_of_unicode_is_the_same_word_or_none(ask, signs):
    """Alone and inside a word."""
    texts = [f"{sign} x{sign}a" for sign in signs]

    there = ask("texts => texts.map(text => english.words(text))", texts)

    assert len(texts) > 140_000
    assert differences(texts, [ENGLISH.words(text) for text in texts], there) == []


def test_any_text_has_the_same_words_at_the_same_places(ask, signs):
    """Places in the browser count UTF-16 units, because its strings do."""
    texts = [unicodedata.normalize("NFC", text) for text in hostile_texts(10_000, signs)]
    ours = [
        [
            [ENGLISH.word(match[0]), units(text[: match.start()]), units(text[: match.end()])]
            for match in ENGLISH.written(text)
        ]
        for text in texts
    ]

    there = ask(
        "texts => texts.map(text => english.tokens(text).map(t => [t.word, t.start, t.end]))", texts
    )

    assert differences(texts, ours, there) == []


def test_other_languages_have_the_same_words_and_no_stems(ask, signs):
    """There an apostrophe parts two words."""
    french = Analysis("fr-CA")
    texts = ["L'homme d\u2019\u00c9vreux", "les plans de l'\u00cele", *hostile_texts(3000, signs)]

    there = ask(
        "texts => texts.map(text => french.words(text).map(word => french.stem(word)))", texts
    )

    assert differences(texts, [french.words(text) for text in texts], there) == []


def units(text):
    return len(text.encode("utf-16-le")) // 2


def test_an_endless_word_is_cut_at_the_same_letter(ask):
    """Letters are counted, not units, and also those that grow when case is folded."""
    texts = [letter * 1000 for letter in "xß𐐀ﬃΐé"] + ["a" * 63 + "'s" * 9, "𐐀" * 63 + "ß"]

    there = ask("texts => texts.map(text => english.words(text))", texts)

    assert differences(texts, [ENGLISH.words(text) for text in texts], there) == []


def test_texts_are_ordered_by_code_points(ask, signs):
    """The browser's own order puts 😀 before ﬁ, which would break ties otherwise than here."""
    texts = [
        *hostile_texts(500, signs),
        "",
        "a",
        "ab",
        "😀",
        "ﬁ",
        "a😀",
        "aﬁ",
        "😀😁",
        "😀😀",
        "\ue000",
    ]

    there = ask("texts => texts.sort(sitegen.compare)", texts)

    assert there == sorted(texts)


# --- queries ---

HOSTILE = [
    "", " ", "()", "AND", "-", "*", "~", '"', '""', '"~5', "date:", "date:..", "(a+)+$" * 1600,
    "<script>alert(1)</script>", "title:<b>", "constructor __proto__ toString:x __proto__:y",
    "ferry " * 2000, "(" * 9990 + "ferry", "(ferry OR " * 1500, "NOT " * 2001 + "ferry",
    "-" * 9000 + "ferry", '"' + "ferry " * 1600 + '"', "fer* " * 2000, "ferr~ " * 2000,
    "ferry" * 20_000, "person:" * 1400 + "ferry", "x" * 5000 + ":ferry", '"' * 9999, "~" * 9999,
    "a*" * 5000, "a~1" * 3000, "\x1c" * 9998 + "x", '"a b"~' * 1500, '"a b"~999999999999',
    "😀" * 9999 + "ferry", "😀" * 10_000, "é" * 70 + ":x", "(" * 16 + "NOT a b" + ")" * 17,
    "(" * 18 + "a" + ")" * 18 + " b", "date:2001-04",
    "ſource:x Person:x pĺace:x tıtle:x dates:x persom:x orgs:x sauce:x sours:x titel:x be:x",
    "placfter:x dater:x bfter:x",
    "date:0001..9999 before:0001 after:9999 before:0001-01-02 after:9999-12-30 date:0000",
    "date:1900-02-29 date:2000-02-29 after:2000-02 before:2000-03 date:2001-04-31 date:2001-00",
    'date:"1998 .. \ufeff1999" date:1999..1998-03 date:1998T10 date:1998-03-04T10:15Z date:1..2',
]  # fmt: skip
PARTS = [
    "ferry", "Ferries", "José", "toll", "the", "of", "don’t", "U.S.", "ферма", "中文", "train*",
    "t*", "stoltenburg~", "fer~", "ferry~2", "*ferry", "ferry~*", "well-known", "well-known*", "&",
    '"harbor council"', '"the harbor of council"~5', '"of the"~3', '"a b', '"harbor council"~',
    '"ferry ferry"~0', '"x y z"~101', "“harbor toll„~007", "AND", "OR", "NOT", "-", "- ", "(", ")",
    "-ferry", "1998", "1998-03", "1998-03-04", "1998..2001-02", "..1998", "1998-13", "2001-02-30",
    "2001-03..1998", "\x1c", "a\x85b", "\u3000", "Ⅷx:toll", "'", "ᏸꭰ", "ΟΔΟΣ",
    "cafe\u0301*", "x" * 70, "𝒜𝒜*", "𝒜𝒜𝒜~",
]  # fmt: skip


def generated_queries(count):
    """Parts of the grammar in any order, with and without fields and space between."""
    chance = random.Random(3)
    fields = [*FIELDS, "Person", "TITLE", "parson", "colour", "datum", "http", "placé"]

    def part():
        field = f"{chance.choice(fields)}:" if chance.random() < 0.3 else ""
        return field + chance.choice(PARTS) + chance.choice(["", " ", " ", " ", "  "])

    return ["".join(part() for _ in range(chance.randint(1, 12))) for _ in range(count)]


def as_data(query):
    """A query as the browser holds it."""
    match query:
        case Word(word, field):
            return {"kind": "word", "word": word, "field": field}
        case Phrase(words, field):
            return {"kind": "phrase", "words": list(words), "field": field}
        case Near(words, distance, field):
            return {"kind": "near", "words": list(words), "distance": distance, "field": field}
        case Prefix(start, field):
            return {"kind": "prefix", "start": start, "field": field}
        case Fuzzy(word, field):
            return {"kind": "fuzzy", "word": word, "field": field}
        case Within(first, last):
            return {"kind": "within", "first": first.isoformat(), "last": last.isoformat()}
        case And(parts):
            return {"kind": "and", "parts": [as_data(part) for part in parts]}
        case Or(parts):
            return {"kind": "or", "parts": [as_data(part) for part in parts]}
        case Not(part):
            return {"kind": "not", "part": as_data(part)}


def read_here(text):
    """As the browser tells it; the program sorts the sentences of a query that it refuses."""
    try:
        reading = read_query(text, ENGLISH)
    except QueryError as error:
        return [None, "", sorted(map(str, error.problems))]
    return [as_data(reading.query), str(reading.query), list(reading.notes)]


READ = """texts => texts.map(text => {
    const { query, understood, notes } = sitegen.readQuery(text, english);
    return [query, understood, query ? notes : notes.sort(sitegen.compare)];
})"""


def test_every_query_means_the_same_in_the_browser(ask, signs):
    """The same meaning, understood in the same words, with the same sentences about it."""
    examples = [query for query, _ in QUERY_HELP.examples]
    texts = [*examples, *HOSTILE, *generated_queries(4000), *hostile_texts(2000, signs)]

    there = ask(READ, texts)

    assert differences(texts, [read_here(text) for text in texts], there) == []


def test_what_was_understood_reads_back_as_itself(ask):
    """So an address or a suggestion may be built of it."""
    texts = [*HOSTILE, *generated_queries(2000)]
    understood = [(query, said) for query, said, _ in map(read_here, texts) if query]

    there = ask(READ, [said for _, said in understood])

    assert differences(understood, list(map(list, understood)), [one[:2] for one in there]) == []


def test_a_plain_query_is_read_without_the_script_for_others(browser):
    """`isPlain` tells beforehand, so that the others can wait for that script."""
    page = browser.new_page()
    for name in NAMES[:-1]:
        page.add_script_tag(content=source(name))
    examples = [query for query, _ in QUERY_HELP.examples]
    texts = [*examples, *HOSTILE, "dates:x é-date:2020", *generated_queries(2000)]
    plain = page.evaluate("texts => texts.filter(sitegen.isPlain)", texts)
    told = page.evaluate(
        "texts => texts.map(text => sitegen.readQuery(text, new sitegen.Analysis('en', []))"
        ".understood)",
        plain,
    )
    page.close()

    assert told == [read_here(text)[1] for text in plain]
    assert {"ferry OR bridge", "before:1998-03 ferry", "date:1998-03..1998-05"} <= set(plain)
