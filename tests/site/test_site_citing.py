"""How to cite an article: by a sentence, and by entries for reference managers."""

import json
import re
from html import unescape

import pytest
from fictional_archive import article, edition, print_site

FORMS = ("plain", "bibtex", "ris", "csl-json")


def cited(tmp_path, base_url="https://example.org/papers/", path="1998/harbor.md", **keys):
    """What an article's page says of citing it: {form: text}."""
    made = edition(tmp_path, {path: article(**keys)}, base_url=base_url)
    page = print_site(made)[path.replace(".md", ".html")]
    texts = re.findall(r"<pre[^>]*>(.*?)</pre>", page, re.DOTALL)
    return dict(zip(FORMS, map(unescape, texts), strict=True))


KNOWN = {
    "title": "Harbor council votes to keep the ferry",
    "date": "1998-03-04",
    "authors": "[Ada Quill, Tom Reed]",
    "agency": "Example Wire",
    "publication": "The Harbor Times",
    "section": "Local",
}


def test_an_article_of_which_all_is_known(tmp_path):
    told = cited(tmp_path, **KNOWN)
    assert told["plain"] == (
        "Ada Quill and Tom Reed. “Harbor council votes to keep the ferry.” The Harbor Times, "
        "4 March 1998. The Port Hollow Archive. https://example.org/papers/1998/harbor.html"
    )
    assert told["bibtex"] == (
        "@article{adaquill1998harborcouncil-s83p,\n"
        "  author = {Ada Quill and Tom Reed},\n"
        "  title = {{Harbor council votes to keep the ferry}},\n"
        "  journal = {The Harbor Times},\n"
        "  date = {1998-03-04},\n"
        "  year = {1998},\n"
        "  url = {https://example.org/papers/1998/harbor.html},\n"
        "}\n"
    )
    assert told["ris"] == (
        "TY  - NEWS\nAU  - Ada Quill\nAU  - Tom Reed\n"
        "TI  - Harbor council votes to keep the ferry\nT2  - The Harbor Times\n"
        "PY  - 1998\nDA  - 1998/03/04/\nUR  - https://example.org/papers/1998/harbor.html\nER  - \n"
    )
    assert json.loads(told["csl-json"]) == [
        {
            "id": "adaquill1998harborcouncil-s83p",
            "type": "article-newspaper",
            "title": "Harbor council votes to keep the ferry",
            "author": [{"literal": "Ada Quill"}, {"literal": "Tom Reed"}],
            "container-title": "The Harbor Times",
            "section": "Local",
            "issued": {"date-parts": [[1998, 3, 4]]},
            "archive": "The Port Hollow Archive",
            "language": "en",
            "URL": "https://example.org/papers/1998/harbor.html",
        }
    ]


def test_what_is_not_known_is_left_out(tmp_path):
    told = cited(tmp_path, base_url="", title="Why?")
    assert told["plain"] == "“Why?” no date. The Port Hollow Archive."
    assert told["bibtex"] == "@article{why-s83p,\n  title = {{Why?}},\n}\n"
    assert told["ris"] == "TY  - NEWS\nTI  - Why?\nER  - \n"
    [item] = json.loads(told["csl-json"])
    assert sorted(item) == ["archive", "id", "language", "title", "type"]


@pytest.mark.parametrize(
    ("date", "said", "ris", "parts"),
    [
        ("1998", "1998", "1998///", [1998]),
        ("1998-03", "March 1998", "1998/03//", [1998, 3]),
        ("1998-03-04T15:05:00+01:00", "4 March 1998", "1998/03/04/", [1998, 3, 4]),
        ("0700-01-02", "2 January 700", "0700/01/02/", [700, 1, 2]),
    ],
)
def test_a_date_is_cited_as_far_as_it_is_known(tmp_path, date, said, ris, parts):
    told = cited(tmp_path, date=f"'{date}'")
    assert f"” {said}. The" in told["plain"]
    assert f"  date = {{{date}}},\n  year = {{{date[:4]}}},\n" in told["bibtex"]
    assert f"PY  - {date[:4]}\nDA  - {ris}\n" in told["ris"]
    assert json.loads(told["csl-json"])[0]["issued"] == {"date-parts": [parts]}


def test_where_nobody_is_named_the_agency_is_the_author(tmp_path):
    told = cited(tmp_path, agency="Wire & Sons", title="Rain")
    assert told["plain"].startswith("Wire & Sons. “Rain.” no date.")
    assert "  author = {{Wire \\& Sons}},\n" in told["bibtex"], "one name, not Sons, Wire &"
    assert "AU  - Wire & Sons\n" in told["ris"]
    assert json.loads(told["csl-json"])[0]["author"] == [{"literal": "Wire & Sons"}]


def test_signs_that_mean_something_to_tex_are_escaped(tmp_path):
    title = r"100 % of {A} & B_c#d ~e ^f $5 \g “é”"
    told = cited(tmp_path, title=f"'{title}'", authors="['Quill, Ada', 'Tom and Ben']")
    assert (
        r"  title = {{100 \% of \textbraceleft{}A\textbraceright{} \& B\_c\#d "
        r"\textasciitilde{}e \textasciicircum{}f \$5 \textbackslash{}g “é”}},"
    ) in told["bibtex"]
    assert "  author = {{Quill, Ada} and {Tom and Ben}},\n" in told["bibtex"]
    assert f"TI  - {title}\n" in told["ris"]


@pytest.mark.parametrize(
    "title",
    [
        "<b>&amp;</script>",
        "Wort" * 125,
        "ميناء بورت هولو",
        "🚢" * 9,
        "]]> \"so\" 'too'",
        "@{},",
    ],
)
def test_no_headline_breaks_out_of_its_entry(tmp_path, title):
    """Each value stands in one line; braces are balanced; the key is plain letters."""
    quoted = title.replace("'", "''")
    told = cited(tmp_path, title=f"'{quoted}'")
    assert told["bibtex"].count("{") == told["bibtex"].count("}")
    assert re.match(r"@article\{[a-z0-9]{1,60}-[a-z0-9]+,\n", told["bibtex"])
    assert f"TI  - {title}\n" in told["ris"]
    assert json.loads(told["csl-json"])[0]["title"] == title
    assert title in told["plain"]
