"""The border between article files and the program: YAML front matter and Markdown.

`parse_article` checks and converts once; inside, nobody asks again. Writing an article and reading
it back gives the same value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

import yaml

from sitegen.errors import ContentError, Problems, Where, did_you_mean
from sitegen.model import Article, Kind
from sitegen.text.dates import NewsDate
from sitegen.text.languages import language_tag
from sitegen.text.yaml import TooDeep, compose, is_null, mark_of

_FENCE = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)

_LINES = ("title", "standfirst", "agency", "publication", "dateline", "section", "url")
_DATES = ("date", "updated")
_LISTS = ("authors", "captions", "tags", "aliases")
_NAMES = {kind.key: kind for kind in Kind}
_TEXTS_LAST = ("original", "original_sha256")
_NEVER_FOLD = 2**31 - 1
_resolver: Any = yaml.resolver.Resolver()

KEYS = (
    "title", "standfirst", "date", "updated", "authors", "agency", "publication", "dateline",
    "captions", "section", "url", "language", "tags", "draft", "aliases",
    *_NAMES, *_TEXTS_LAST,
)  # fmt: skip
"""Every key that sitegen knows, in the order in which it writes them."""


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """An article as its file says it."""

    article: Article
    body: str
    """Markdown, without empty lines around it."""


# --- reading -----------------------------------------------------------------------------------


def parse_article(text: str, path: str, problems: Problems) -> ArticleFile | None:
    """Read an article file. What is wrong with it is added to `problems`; with an error, None."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    match = _FENCE.match(text)
    if not match:
        problems.add(
            "This file does not begin with front matter.",
            "Begin it with a line '---', then 'title: ...', then another line '---'.",
            Where(path, 1),
        )
        return None
    found = Problems()
    fields = _fields(match["yaml"], path, found)
    article = None if fields is None else _article(fields, path, found)
    problems.found += found.found
    if article is None or found.errors:
        return None
    return ArticleFile(article, text[match.end() :].strip("\n").rstrip())


@dataclass(frozen=True, slots=True)
class _Field:
    node: yaml.Node
    where: Where
    source: str
    """The key and its value, as written."""


def _fields(source: str, path: str, problems: Problems) -> dict[str, _Field] | None:
    try:
        root = compose(source)
    except yaml.MarkedYAMLError as error:
        mark = mark_of(error)
        where = Where(path, mark.line + 2, mark.column + 1) if mark else Where(path)
        problems.add(
            f"The front matter is not YAML: {error.problem or error.context}.",
            "A value with a colon or a quote in it needs quotes around it.",
            where,
        )
        return None
    except TooDeep as error:
        what = "Lists stand in lists here, deeper than anything is read."
        problems.add(what, "Write the front matter as 'key: value' lines.",
                     Where(path, error.line + 1))  # fmt: skip
        return None
    except yaml.YAMLError as error:
        reason = str(error).splitlines()[0]
        problems.add(f"The front matter is not YAML: {reason}.", where=Where(path, 2))
        return None
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        problems.add("The front matter is not a list of 'key: value' lines.", where=Where(path, 2))
        return None
    return _keys_of(root, source, path, problems)


def _keys_of(
    root: yaml.MappingNode, source: str, path: str, problems: Problems
) -> dict[str, _Field]:
    fields: dict[str, _Field] = {}
    lines = source.splitlines(keepends=True)
    starts = [key.start_mark.line for key, _ in root.value] + [len(lines)]
    for number, (key, value) in enumerate(root.value):
        where = Where(path, key.start_mark.line + 2, key.start_mark.column + 1)
        if not isinstance(key, yaml.ScalarNode):
            problems.add("A key of the front matter is not a word.", where=where)
        elif key.value in fields:
            first = fields[key.value].where.line
            problems.add(f"'{key.value}' stands here again; line {first} has it too.",
                         "Keep one of the two.", where)  # fmt: skip
        else:
            written = "".join(lines[starts[number] : starts[number + 1]]).rstrip()
            fields[key.value] = _Field(value, where, written)
    return fields


def _article(fields: dict[str, _Field], path: str, problems: Problems) -> Article | None:
    values: dict[str, Any] = {}
    readers: Iterable[tuple[tuple[str, ...], Callable[[str, _Field, Problems], Any]]] = (
        ((*_LINES, *_TEXTS_LAST), _text),
        (_DATES, _date),
        (_LISTS, _list),
        (("language",), _language),
        (("draft",), _flag),
    )
    for keys, reader in readers:
        values |= {key: reader(key, fields[key], problems) for key in keys if key in fields}
    names = {
        kind: _list(key, fields[key], problems) for key, kind in _NAMES.items() if key in fields
    }
    extra = tuple(
        (key, entry.source) for key, entry in fields.items() if _unknown(key, entry, problems)
    )
    if not values.get("title"):
        if "title" not in fields or isinstance(fields["title"].node, yaml.ScalarNode):
            what, advice = "This article has no title.", "Add 'title: ...' to its front matter."
            problems.add(what, advice, Where(path, 2))
        return None
    return Article(**values, names=names, extra=extra)


def _unknown(key: str, entry: _Field, problems: Problems) -> bool:
    if key in KEYS:
        return False
    if meant := did_you_mean(key, KEYS):
        problems.warn(f"'{key}' is not a key that sitegen knows.", meant, entry.where)
    return True


def _scalar(key: str, entry: _Field, problems: Problems, wanted: str) -> str | None:
    if isinstance(entry.node, yaml.ScalarNode):
        return "" if is_null(entry.node) else str(entry.node.value)
    problems.add(f"'{key}' must be {wanted}.", "Write it on one line.", entry.where)
    return None


def _text(key: str, entry: _Field, problems: Problems) -> str:
    return (_scalar(key, entry, problems, "one text, not a list") or "").strip()


def _language(key: str, entry: _Field, problems: Problems) -> str:
    text = _text(key, entry, problems)
    tag = language_tag(text)
    if text and not tag:
        what = f"'{text}' in '{key}' is not a language's tag, and is passed over."
        problems.warn(what, "Write en, or nb-NO.", entry.where)
    return tag


def _date(key: str, entry: _Field, problems: Problems) -> NewsDate | None:
    text = _scalar(key, entry, problems, "one date")
    if not text:
        return None
    try:
        return NewsDate.parse(text)
    except ValueError:
        problems.add(
            f"'{text}' in '{key}' is not a date that exists.",
            "Write 1998-03-04, or 1998-03, or 1998, as far as it is known.",
            entry.where,
        )
        return None


def _list(key: str, entry: _Field, problems: Problems) -> tuple[str, ...]:
    if isinstance(entry.node, yaml.ScalarNode):
        text = _scalar(key, entry, problems, "")
        return (text.strip(),) if text and text.strip() else ()
    items = entry.node.value if isinstance(entry.node, yaml.SequenceNode) else [entry.node]
    if not all(isinstance(item, yaml.ScalarNode) for item in items):
        problems.add(f"'{key}' must be a list of plain texts.",
                     f"Write '{key}: [One, Two]'.", entry.where)  # fmt: skip
        return ()
    texts = (item.value.strip() for item in items if not is_null(item))
    return tuple(dict.fromkeys(filter(None, texts)))


def _flag(key: str, entry: _Field, problems: Problems) -> bool:
    text = (_scalar(key, entry, problems, "true or false") or "").strip().casefold()
    if text not in ("true", "false", ""):
        what = f"'{key}' must be true or false, not '{text}'."
        problems.add(what, f"Write '{key}: true', or remove the line.", entry.where)
    return text == "true"


def with_original(text: str, path: str) -> str:
    """The text of an article file with another path in its `original`; all else as it was.

    The text itself where it has no such key, or one that is not on a line of its own.
    """
    problems = Problems()
    was = parse_article(text, "", problems)
    if was is None:
        return text
    line = yaml.serialize(
        yaml.MappingNode("tag:yaml.org,2002:map", [(_string("original"), _string(path))]),
        Dumper=yaml.CSafeDumper, allow_unicode=True, width=_NEVER_FOLD,
    )  # fmt: skip
    changed = re.sub(r"^original:.*\n", lambda _: line, text, count=1, flags=re.MULTILINE)
    now = parse_article(changed, "", problems)
    wanted = replace(was, article=replace(was.article, original=path))
    return changed if now == wanted else text


# --- writing -----------------------------------------------------------------------------------


def write_article(file: ArticleFile) -> str:
    """The file's text: front matter with the known keys in one order, unknown ones after them."""
    known = yaml.serialize(
        _mapping(file.article), Dumper=yaml.CSafeDumper, allow_unicode=True, width=_NEVER_FOLD
    )
    extra = "".join(f"{source}\n" for _, source in file.article.extra)
    return f"---\n{known}{extra}---\n\n{file.body}\n"


def _mapping(article: Article) -> yaml.MappingNode:
    pairs: list[tuple[yaml.Node, yaml.Node]] = []
    for key in KEYS:
        node = _node(key, article)
        if node is not None:
            pairs.append((_string(key), node))
    return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=False)


def _node(key: str, article: Article) -> yaml.Node | None:
    if key in _NAMES:
        names = article.names.get(_NAMES[key])
        return None if names is None else _sequence(names)
    value = getattr(article, key)
    if not value and key != "title":
        return None
    if isinstance(value, NewsDate):
        return _plain(str(value))
    if isinstance(value, bool):
        return yaml.ScalarNode("tag:yaml.org,2002:bool", "true")
    return _sequence(value) if isinstance(value, tuple) else _string(value)


def _string(text: str) -> yaml.ScalarNode:
    return yaml.ScalarNode("tag:yaml.org,2002:str", text)


def _plain(date_text: str) -> yaml.ScalarNode:
    """A date without quotes, as people and other generators write it."""
    return yaml.ScalarNode(_resolver.resolve(yaml.ScalarNode, date_text, (True, False)), date_text)


def _sequence(values: tuple[str, ...]) -> yaml.SequenceNode:
    short = sum(map(len, values)) <= 80 and not any("\n" in value for value in values)
    return yaml.SequenceNode(
        "tag:yaml.org,2002:seq", [_string(value) for value in values], flow_style=short
    )


def load_article(text: str, path: str) -> ArticleFile:
    """Like `parse_article`, for a single file; raises ContentError with all its problems."""
    problems = Problems()
    file = parse_article(text, path, problems)
    if file is None:
        raise ContentError(problems.found)
    return file
