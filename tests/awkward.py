"""An archive of all that a page could stumble over: headlines, names and dates as nobody would wish
them. Every word of it is invented.

Tests build it in either theme and in either direction of script, and look at every kind of page.
"""

from pathlib import Path

from sitegen.frontmatter import ArticleFile, write_article
from sitegen.model import Article, Kind
from sitegen.text.dates import NewsDate

HTML = "<script>alert(1)</script> <b>\"Quill\"</b> & 'Sons' &amp; {{ page }}"
UNBROKEN = "Harbormasterunderstudy" * 22 + "Regattas"[:16]
"""Five hundred characters without a space."""
WORDY = " ".join(["The ferry of Port Hollow stays where it is"] * 12)[:500]
ARABIC = "ميناء بورت هولو يحتفظ بالعبارة القديمة رغم كل شيء"
HEBREW = "המעבורת Port Hollow נשארת (1998), אמרה Ada Quill"
EMOJI = "🚢👩🏽‍🚀🏴‍☠️🇳🇴 Ferry 🎉" + "🚢" * 120
STACKED = "F" + "\u0301\u0327\u0330" * 60 + "erry"
TURNED = "Ferry \u202eyrref\u2066 stays"
NAMES = (
    "con", "CON", "..", "index", "Aux", "nul", "a/b\\c", "Ada Quill", "ADA QUILL", "Adá Quill",
    "ada  quill", HTML, UNBROKEN[:300], ARABIC, EMOJI[:40], "?#%25", "page-1", "日本 橋", ".hidden",
)  # fmt: skip
_BODY = """
{names}.

# A heading of the text

> A quotation of {long}.
>
> > Within it another, and in it
> >
> > 1. a list
> >    - of lists {long}

| {long} | two | three | four | five | six | seven | eight | nine | ten |
|---|---|---|---|---|---|---|---|---|---|
| 1000000000 | 1000000000 | 1000000000 | 1000000000 | 1000000000 | 1000000000 | 7 | 8 | 9 | 10 |

    {long} {long}

`{long}` **{long}** [{long}](https://news.example/{long}) ![{long}](https://news.example/x.png)
<img src=x onerror=alert(1)> <{html}> [x](javascript:alert(1))

{arabic} {emoji} {stacked} {turned} {hebrew}
"""


def write_awkward(project: Path, **options: str | int) -> None:
    """A project folder with these articles and clippings."""
    settings = {"title": f"{HTML} {UNBROKEN[:60]}", "page_size": 5, "recogniser": "none", **options}
    lines = [f"{key} = {_toml(value)}" for key, value in settings.items()]
    project.mkdir(parents=True, exist_ok=True)
    (project / "sitegen.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for path, article in _articles():
        target = project / "content/articles" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(write_article(article), encoding="utf-8", newline="\n")
    clippings = project / "content/clippings" / UNBROKEN[:60]
    clippings.mkdir(parents=True)
    for name in ("con.txt", "a b%2e#?.txt", f"{'ferry ' * 30}.txt"):
        text = f"{name} {HTML}\n\nBy {HTML}\n\n{UNBROKEN} â€œ{ARABIC}\n\n{WORDY}.\n\n{EMOJI}\n"
        (clippings / name).write_text(text, encoding="utf-8")
    (clippings / "con.gif").write_bytes(b"GIF89a\xff\x7f\x10\x00")
    link = f"https://{UNBROKEN[:60]}.example/{UNBROKEN}"
    corrected = f"people:\n  - name: Ada Quill\n    same_as: {link}\n    description: {UNBROKEN}\n"
    (project / "content/entities.yaml").write_text(corrected, encoding="utf-8")


def _articles():
    """The file under content/articles, and what stands in it."""
    titles = (HTML, UNBROKEN, WORDY, ARABIC, HEBREW, EMOJI, STACKED, TURNED, "x", "..")
    dates = (
        NewsDate(1700), NewsDate(1700, 1), NewsDate(1700, 1, 1), NewsDate(1), NewsDate(9999, 12),
        NewsDate(1998, 3, 4), None, None, NewsDate(1998, 3, 4), NewsDate(1998, 3, 4),
    )  # fmt: skip
    body = _BODY.format(
        names=", ".join(NAMES), long=UNBROKEN, html=HTML, arabic=ARABIC, emoji=EMOJI,
        stacked=STACKED, turned=TURNED, hebrew=HEBREW,
    )  # fmt: skip
    for number, (title, date) in enumerate(zip(titles, dates, strict=True)):
        article = Article(
            title=title,
            date=date,
            updated=NewsDate(9999, 12, 31),
            standfirst=title,
            authors=(title, "Ada Quill"),
            agency=title,
            publication=title,
            dateline=title,
            captions=(title,),
            section=title,
            tags=(title, "con", "CON", "index"),
            url=f"https://news.example/?q={UNBROKEN}",
            language="ar" if title == ARABIC else "he" if title == HEBREW else "",
            names={
                Kind.PERSON: NAMES,
                Kind.ORGANIZATION: NAMES[number:],
                Kind.PLACE: NAMES[: number + 1],
            },
            aliases=(f"/old/{number}/",),
        )
        yield f"{number}/{'x' * (20 * number + 1)}.md", ArticleFile(article, body)


def _toml(value: str | int) -> str:
    if isinstance(value, int):
        return str(value)
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
