"""Small fictional archives, made without the importer and without a recogniser."""

from __future__ import annotations

import re
from dataclasses import replace

from sitegen.archive.archive import Archive, Filed
from sitegen.archive.galley import set_galley
from sitegen.archive.ledger import Ledger, Outcome, Record
from sitegen.config import Config
from sitegen.engine import Engine
from sitegen.errors import Problems
from sitegen.extraction import extract
from sitegen.frontmatter import parse_article
from sitegen.model import Appearance, Entity, Kind
from sitegen.reading import read_clipping
from sitegen.site.edition import Edition
from sitegen.site.plan import plan
from sitegen.site.render import render
from sitegen.site.themes import theme_folders

PEOPLE, ORGANIZATIONS, PLACES = Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE


def article(title="Ferry stays", body="A text.", **keys):
    """An article's file."""
    front = "".join(f"{key}: {value}\n" for key, value in {"title": title, **keys}.items())
    return f"---\n{front}---\n\n{body}\n"


def edition(project, files=None, names=None, published=(), **options):
    """An edition of files {path under content/articles: text} and names {kind: [name, ...]}.

    A name is a text, or a tuple of the name and its other forms; it stands wherever one of its
    forms does.
    """
    articles = []
    for path, text in (files or {}).items():
        file = project / "content/articles" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        problems = Problems()
        parsed = parse_article(text, f"content/articles/{path}", problems)
        assert parsed, problems.found
        address = path.removesuffix(".md") + ".html"
        articles.append((Filed(parsed.article, f"content/articles/{path}", address, ""), parsed))
    archive = Archive.of(project, [filed for filed, _ in articles])
    galleys = {filed.address: set_galley(parsed).text for filed, parsed in articles}
    entities = tuple(
        _entity(kind, forms if isinstance(forms, tuple) else (forms,), archive, galleys)
        for kind, all_forms in (names or {}).items()
        for forms in all_forms
    )
    config = Config(**{"title": "The Port Hollow Archive", **options})
    return Edition(config, archive, entities, tuple(published))


def with_readings(made):
    """The edition, with a ledger that tells how the articles' clippings were read."""
    records = []
    for filed in made.archive:
        if filed.article.original:
            content = made.archive.project / "content"
            clipping = read_clipping(content, filed.article.original, made.config)
            found = extract(clipping)
            record = Record(
                clipping.path,
                clipping.sha256,
                Outcome.PUBLISHED,
                run=1,
                article=filed.path.removeprefix("content/"),
                written=filed.digest,
                encoding=clipping.encoding,
                spans=found.spans,
                repairs=found.repairs,
                doubts=found.doubts,
            )
            records.append(record)
    return replace(made, ledger=Ledger(tuple(records)))


def _entity(kind, forms, archive, galleys):
    longest_first = sorted(forms, key=len, reverse=True)
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(form)}(?!\w)" for form in longest_first))
    found = []
    for filed in archive:
        spans = tuple(match.span() for match in pattern.finditer(galleys[filed.address]))
        if spans:
            found.append(Appearance(filed.address, spans))
    return Entity(kind, forms[0], tuple(sorted(forms[1:])), tuple(found))


SEARCH_ROOT = "search/root-0123456789ab.js"
"""The search files come from the index; pages know only where they begin."""


def print_site(made, engine=None):
    """The rendered site as {address: text}; clippings as bytes."""
    planned = plan(made)
    errors = [str(problem) for problem in planned.problems if problem.severity == "error"]
    assert not errors, errors
    folders = theme_folders(made.archive.project, made.config.theme)
    files = render(planned, made, engine or Engine(workers=1), folders, SEARCH_ROOT)
    return {file.path: _text(file) for file in files}


def print_pages(made, wanted):
    """The same of the pages whose addresses are `wanted`, and of no more articles than the front
    page shows: quick in a large archive."""
    planned = plan(made)
    few = replace(
        planned,
        articles=planned.articles[:50],
        pages=tuple(page for page in planned.pages if wanted(page.address)),
        files=(),
    )
    folders = theme_folders(made.archive.project, made.config.theme)
    files = render(few, made, Engine(workers=1), folders, SEARCH_ROOT)
    return {file.path: _text(file) for file in files if wanted(file.path)}


def _text(file):
    is_ours = not file.path.startswith("clippings/") or file.path.endswith(".html")
    return file.data.decode("utf-8") if is_ours else file.data
