"""sitegen.toml: every option, its type, its default and what it does, in one place.

docs/configuration.md is made from it (`pytest tests/test_reference.py --update-docs`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sitegen.errors import ConfigError, Problems, Where, readable
from sitegen.options import Complaint, checked, option, table
from sitegen.text.languages import language_tag
from sitegen.text.toml import parse_toml

FILE = "sitegen.toml"

JSON_FIELDS = (
    "title", "standfirst", "date", "updated", "authors", "agency", "publication", "dateline",
    "captions", "section", "url", "language", "tags", "body",
)  # fmt: skip
"""What the table `[json]` may say the keys of."""


HOSTS = ("", "cloudflare", "github")
"""What the option `limits` may say; `site/limits.py` knows what each of them takes."""


def _web_address(url: str) -> Complaint | None:
    if not url or re.fullmatch(r"https?://[^\s?#]+", url):
        return None
    return (
        f"'{url}' in 'base_url' is not a web address.",
        'Write it whole: base_url = "https://example.org/archive/".',
    )


def _language_tag(text: str) -> Complaint | None:
    tag = language_tag(text)
    if tag == text and tag:
        return None
    what = f"'{readable(text)}' in 'language' is not a language tag."
    return what, f'Write one of BCP 47: language = "{tag or "en"}".'


def _key_in_json(path: str) -> Complaint | None:
    return None if path.strip(".") else (f"'{path}' is no key.", 'Name one: title = "kop".')


@dataclass(frozen=True, slots=True)
class Feeds:
    """The table [feeds]."""

    entities: int = option(
        0,
        "Of the people, organisations and places with a page of their own, so many get an Atom "
        "feed: those that stand in most articles.",
        least=0,
    )


@dataclass(frozen=True, slots=True)
class Config:
    """The options of one archive."""

    title: str = option("News archive", "The archive's name, on every page.")
    description: str = option("", "One sentence about the archive, for its home page and feeds.")
    base_url: str = option(
        "",
        "Where the site will stand: `https://example.org/archive/`. Only needed for the sitemap, "
        "canonical links, whole addresses in feeds and citations, and the page 404.",
        check=_web_address,
    )
    language: str = option(
        "en", "The language of the pages and their articles, as BCP 47.", check=_language_tag
    )
    theme: str = option("default", "The theme that the pages are made with: `sitegen theme list`.")
    recogniser: str = option(
        "trained",
        "What finds names in the text: `trained` (the model that ships), `rules`, `none`, or "
        "`spacy:NAME` for a pipeline of spaCy that is installed.",
    )
    page_size: int = option(50, "Articles on one page of a long list.", least=5)
    names_on_pages: int = option(
        0,
        "In how many articles a name must stand to get a page of its own. 0 chooses by the "
        "archive's size: 1 up to 1,000 articles, 2 up to 10,000, 3 beyond.",
        least=0,
    )
    readings_up_to: int = option(
        3_000,
        "In an archive of up to so many articles, each clipping gets a page that shows how it was "
        "read. 0: never. Many hosts stop at 20,000 files, which 4,000 articles can need with them.",
        least=0,
    )
    largest_clipping: int = option(
        10_000_000, "Bytes; a larger clipping is refused before it is read.", least=1
    )
    most_lines: int = option(
        50_000,
        "Lines; a text of more is refused. It bounds the time that one clipping can take: about a "
        "second for ten thousand lines.",
        least=1,
    )
    largest_collection: int = option(
        100_000_000,
        "Bytes; a larger file of many articles (`.json`, `.jsonl`, `.ndjson`) is refused before "
        "it is read. Each article in it may have `largest_clipping`.",
        least=1,
    )
    workers: int = option(
        0, "Processes that share the work; 0 means one a processor. Changes speed only.", least=0
    )
    limits: str = option(
        "",
        "The host whose limits the site must keep. The build leaves out or folds together what "
        "does not fit, and says what.",
        among=HOSTS,
    )
    feed_size: int = option(50, "Articles in a feed.", least=1)
    feeds: Feeds = table(Feeds, "Which feeds there are besides.")
    json: Mapping[str, str] = table(
        dict,
        "Which keys of JSON files hold a field of an article, where they are none of the usual "
        'ones: `title = "kop"`. A dot leads into an object or a list: `"meta.authors.0"`.',
        keys=JSON_FIELDS,
        check=_key_in_json,
    )


def load_config(project: Path) -> Config:
    """Read PROJECT/sitegen.toml. Raises ConfigError with everything that is wrong in it."""
    problems = Problems()
    try:
        file = parse_toml((project / FILE).read_bytes(), FILE, problems)
    except FileNotFoundError:
        problems.add(
            f"There is no {FILE} in {project.absolute()}.",
            "Go to your archive's folder, name it with --project, or make one: sitegen new DIR.",
        )
        raise ConfigError(problems.found) from None
    except OSError as error:
        problems.add(f"{FILE} cannot be read: {error.strerror}.", where=Where(FILE))
        raise ConfigError(problems.found) from None
    config = checked(file, Config, problems) if file else Config()
    if problems.found:
        raise ConfigError(problems.found)
    return config
