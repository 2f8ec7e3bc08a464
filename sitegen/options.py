"""Options: what a TOML file may say, defined once as a frozen dataclass and checked here.

Each field of such a class is an option, made with `option`. A field whose type is such a class
again is a table; one of type Mapping[str, str] is a table of texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from typing import Any, TypeVar, get_origin, get_type_hints

from sitegen.errors import Problems, did_you_mean, readable
from sitegen.text.toml import TomlFile

Kind = TypeVar("Kind")
Complaint = tuple[str, str]
"""What is wrong with a value, and what to do: two sentences."""

TYPE_NAMES = {str: "a text in quotes", int: "a whole number", bool: "true or false"}


@dataclass(frozen=True, slots=True)
class Option:
    """What is known of an option besides its name, type and default."""

    about: str
    least: int | None = None
    """Bounds a number from below."""
    among: tuple[str, ...] = ()
    """A text must be one of these; "" among them means none."""
    keys: tuple[str, ...] = ()
    """What a table of texts may hold."""
    check: Callable[[Any], Complaint | None] | None = None
    """Whatever else must hold of a value of the right type."""


def option(default: Any, about: str, **more: Any) -> Any:
    """A field that is an option. `more` are fields of `Option`."""
    return field(default=default, metadata={"option": Option(about, **more)})


def table(kind: Any, about: str, **more: Any) -> Any:
    """A field that is a table; without a word in the file it is empty, or all defaults."""
    return field(default_factory=kind, metadata={"option": Option(about, **more)})


def options_of(kind: type[Any]) -> dict[str, tuple[Any, Option, Any]]:
    """Each option of a class, in order: its type, what is known of it, and its default."""
    types = get_type_hints(kind)
    return {
        one.name: (types[one.name], one.metadata["option"], _default(one)) for one in fields(kind)
    }


def checked(file: TomlFile, kind: type[Kind], problems: Problems) -> Kind:
    """The options that a file sets. All that is wrong is told; the value is then of no use."""
    return _checked(file, kind, file.values, (), problems)


def _checked(
    file: TomlFile,
    kind: type[Kind],
    values: Mapping[str, Any],
    above: tuple[str, ...],
    problems: Problems,
) -> Kind:
    options = options_of(kind)
    good: dict[str, Any] = {}
    for key, value in values.items():
        place = (*above, key)
        if key not in options:
            _tell_unknown(file, place, options, problems)
            continue
        wanted, known, _ = options[key]
        if _is_table(wanted):
            good[key] = _table(file, wanted, known, value, place, problems)
        elif complaint := _complaint(key, value, wanted, known):
            problems.add(*complaint, file.where(*place))
        else:
            good[key] = value
    return kind(**good)


def _table(
    file: TomlFile,
    wanted: Any,
    known: Option,
    values: Any,
    place: tuple[str, ...],
    problems: Problems,
) -> Any:
    if not isinstance(values, dict):
        name = place[-1]
        advice = f"Write a line [{name}] at the end of the file, and what it holds below it."
        problems.add(f"'{name}' must be a table.", advice, file.where(*place))
        return None
    if isinstance(wanted, type):
        return _checked(file, wanted, values, place, problems)
    for key, value in values.items():
        here = (*place, key)
        if key not in known.keys:
            _tell_unknown(file, here, known.keys, problems)
        elif complaint := _complaint(f"{key}' in '{place[-1]}", value, str, known):
            problems.add(*complaint, file.where(*here))
    return values


def _is_table(wanted: Any) -> bool:
    return is_dataclass(wanted) or get_origin(wanted) is Mapping


def _complaint(key: str, value: Any, wanted: type, known: Option) -> Complaint | None:
    fits = type(value) is wanted  # a bool is no whole number
    if not fits:
        return f"'{key}' must be {TYPE_NAMES[wanted]}.", ""
    if known.least is not None and value < known.least:
        return f"'{key}' must be {known.least} or more, not {value}.", ""
    if known.among and value not in known.among:
        names = [name for name in known.among if name]
        advice = did_you_mean(value, names) or f"Write one of: {', '.join(names)}."
        return f"'{readable(value)}' in '{key}' is not known.", advice
    return known.check(value) if known.check else None


def _tell_unknown(
    file: TomlFile, place: tuple[str, ...], options: Iterable[str], problems: Problems
) -> None:
    *tables, key = place
    inside = f" in [{'.'.join(tables)}]" if tables else ""
    advice = did_you_mean(key, options) or f"The options are: {', '.join(sorted(options))}."
    problems.add(f"'{readable(key)}'{inside} is not an option.", advice, file.where(*place))


def _default(one: Field[Any]) -> Any:
    return one.default if one.default_factory is MISSING else one.default_factory()
