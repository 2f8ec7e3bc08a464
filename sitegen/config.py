"""sitegen.toml: every option, its type, its default and what it does, in one place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, get_type_hints

from sitegen.errors import ConfigError, Problems, Where, did_you_mean

FILE = "sitegen.toml"


HOSTS = ("", "cloudflare", "github")
"""What the option `limits` may say; `site/limits.py` knows what each of them takes."""


def _option(
    default: Any, about: str, *, least: int | None = None, among: tuple[str, ...] = ()
) -> Any:
    """A field that says what it does; `least` bounds a number from below, and a text must be one
    of those that `among` names."""
    told = {"about": about, "least": least, "among": among}
    return field(default=default, metadata=told)


@dataclass(frozen=True, slots=True)
class Feeds:
    """The table [feeds]."""

    entities: int = _option(
        0,
        "Of the people, organisations and places with a page of their own, so many get an Atom "
        "feed: those that stand in most articles.",
        least=0,
    )


@dataclass(frozen=True, slots=True)
class Config:
    """The options of one archive."""

    title: str = _option("News archive", "The archive's name, on every page.")
    description: str = _option("", "One sentence about the archive, for its home page and feeds.")
    base_url: str = _option(
        "",
        "Where the site will stand, e.g. https://example.org/archive/. Only needed for the "
        "sitemap, canonical links and absolute addresses in feeds.",
    )
    language: str = _option("en", "The language of the pages and their articles, as BCP 47.")
    theme: str = _option("default", "The folder under themes/ that the pages are made with.")
    recogniser: str = _option(
        "trained",
        "What finds names in the text: trained (the model that ships), rules, none, or "
        "spacy:NAME for a pipeline of spaCy that is installed.",
    )
    page_size: int = _option(50, "Articles on one page of a long list.", least=5)
    names_on_pages: int = _option(
        0,
        "In how many articles a name must stand to get a page of its own. 0 chooses by the "
        "archive's size: 1 up to 1,000 articles, 2 up to 10,000, 3 beyond.",
        least=0,
    )
    readings_up_to: int = _option(
        3_000,
        "In an archive of up to so many articles, each clipping gets a page that shows how it was "
        "read. 0: never. Many hosts stop at 20,000 files, which 4,000 articles can need with them.",
        least=0,
    )
    largest_clipping: int = _option(
        10_000_000, "Bytes; a larger clipping is refused before it is read.", least=1
    )
    most_lines: int = _option(
        50_000,
        "Lines; a text of more is refused. It bounds the time that one clipping can take: about a "
        "second for ten thousand lines.",
        least=1,
    )
    largest_collection: int = _option(
        100_000_000,
        "Bytes; a larger file of many articles (.json, .jsonl, .ndjson) is refused before it is "
        "read. Each article in it may have largest_clipping.",
        least=1,
    )
    workers: int = _option(
        0, "Processes that share the work; 0 means one a processor. Changes speed only.", least=0
    )
    limits: str = _option(
        "",
        "The host whose limits the site must keep: cloudflare or github. The build leaves out or "
        "folds together what does not fit, and says what.",
        among=HOSTS,
    )
    feed_size: int = _option(50, "Articles in a feed.", least=1)
    feeds: Feeds = field(
        default_factory=Feeds, metadata={"about": "A table: which feeds there are besides."}
    )
    json: Mapping[str, str] = field(
        default_factory=dict,
        metadata={
            "about": "A table: which keys of JSON files hold a field of an article, where they are "
            "none of the usual ones. A dot leads into an object or a list: meta.authors.0",
            "least": None,
        },
    )


JSON_FIELDS = (
    "title", "standfirst", "date", "updated", "authors", "agency", "publication", "dateline",
    "captions", "section", "url", "language", "tags", "body",
)  # fmt: skip
"""What the table `[json]` may say the keys of."""

_TYPE_NAMES = {str: "a text in quotes", int: "a whole number", bool: "true or false"}


def load_config(project: Path) -> Config:
    """Read PROJECT/sitegen.toml. Raises ConfigError with everything that is wrong in it."""
    path = project / FILE
    try:
        source = path.read_text(encoding="utf-8-sig")
        values = tomllib.loads(source)
    except FileNotFoundError:
        problems = Problems()
        problems.add(
            f"There is no {FILE} in {project}.",
            "Go to your archive's folder, name it with --project, or make one: sitegen new DIR.",
        )
        raise ConfigError(problems.found) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(_syntax_problem(error).found) from None
    except OSError as error:
        problems = Problems()
        problems.add(f"{FILE} cannot be read: {error.strerror}.", where=Where(FILE))
        raise ConfigError(problems.found) from None
    return _checked(values, source)


def _syntax_problem(error: Exception) -> Problems:
    problems = Problems()
    place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    what = re.sub(r" \(at .*\)$", "", str(error))
    where = Where(FILE, int(place[1]), int(place[2])) if place else Where(FILE)
    problems.add(f"This is not TOML: {what}.", 'A text needs quotes: title = "News".', where)
    return problems


def _checked(values: dict[str, Any], source: str) -> Config:
    problems = Problems()
    tables = {"json": _check_json, "feeds": _check_feeds}
    options = {option.name: option for option in fields(Config)}
    types = get_type_hints(Config)
    for key, value in values.items():
        if key in tables:
            tables[key](value, source, problems)
        elif key not in options:
            _tell_unknown(f"'{key}' is not an option.", key, options, _where(key, source), problems)
        else:
            _check_value(key, value, types[key], options[key].metadata, source, problems)
    _check_base_url(values.get("base_url"), source, problems)
    if problems.found:
        raise ConfigError(problems.found)
    return Config(**{**values, "feeds": Feeds(**values.get("feeds", {}))})


def _tell_unknown(
    what: str, key: str, options: Iterable[str], where: Where, problems: Problems
) -> None:
    known = ", ".join(sorted(options))
    advice = did_you_mean(key, options) or f"The options are: {known}."
    problems.add(what, advice, where)


def _check_value(
    key: str,
    value: Any,
    wanted: type,
    told: Mapping[str, Any],
    source: str,
    problems: Problems,
    above: int = 0,
) -> None:
    """One option against its definition; `above` as `_where` takes it."""
    where = _where(key, source, above)
    if type(value) is not wanted:
        problems.add(f"'{key}' must be {_TYPE_NAMES[wanted]}.", where=where)
    elif (least := told["least"]) is not None and value < least:
        problems.add(f"'{key}' must be {least} or more, not {value}.", where=where)
    elif told["among"] and value not in told["among"]:
        known = [str(one) for one in told["among"] if one]
        advice = did_you_mean(str(value), known) or f"Write one of: {', '.join(known)}."
        problems.add(f"'{value}' in '{key}' is not known.", advice, where)


def _check_feeds(table: Any, source: str, problems: Problems) -> None:
    if not isinstance(table, dict):
        advice = "Write a line [feeds] at the end of the file, and below it: entities = 100."
        problems.add("'feeds' must be a table.", advice, _where("feeds", source))
        return
    above = source[: source.find("[feeds]")].count("\n")
    options = {option.name: option.metadata for option in fields(Feeds)}
    types = get_type_hints(Feeds)
    for key, value in table.items():
        if key in options:
            _check_value(key, value, types[key], options[key], source, problems, above)
        else:
            what = f"'{key}' in [feeds] is not an option."
            _tell_unknown(what, key, options, _where(key, source, above), problems)


def _check_json(table: Any, source: str, problems: Problems) -> None:
    if not isinstance(table, dict):
        advice = 'Write a line [json] at the end of the file, and below it: title = "kop".'
        problems.add("'json' must be a table.", advice, _where("json", source))
        return
    above = source[: source.find("[json]")].count("\n")
    for key, path in table.items():
        where = _where(key, source, above)
        if key not in JSON_FIELDS:
            advice = did_you_mean(key, JSON_FIELDS) or f"They are: {', '.join(JSON_FIELDS)}."
            problems.add(f"'{key}' in [json] is not a field of an article.", advice, where)
        elif not isinstance(path, str) or not path.strip("."):
            advice = f'Name the key that holds it: {key} = "kop".'
            problems.add(f"'{key}' in [json] must be a text in quotes.", advice, where)


def _check_base_url(url: Any, source: str, problems: Problems) -> None:
    if isinstance(url, str) and url and not re.fullmatch(r"https?://[^\s?#]+", url):
        problems.add(
            f"'{url}' in 'base_url' is not a web address.",
            'Write it whole: base_url = "https://example.org/archive/".',
            _where("base_url", source),
        )


def _where(key: str, source: str, above: int = 0) -> Where:
    """The first line after so many that sets a key."""
    pattern = re.compile(rf"""^\s*\[?\s*["']?{re.escape(key)}["']?\s*[=\].]""")
    for number, line in enumerate(source.splitlines(), 1):
        if number > above and pattern.match(line):
            return Where(FILE, number)
    return Where(FILE)
