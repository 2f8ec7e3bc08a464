"""Themes: which there are, what they say of themselves, and where their files are looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitegen.errors import (
    Problem,
    Problems,
    SitegenError,
    ThemeError,
    Where,
    did_you_mean,
    readable,
)
from sitegen.options import Complaint, checked, option
from sitegen.site.views import VERSION
from sitegen.text.toml import TomlFile, parse_toml

DEFAULT = "default"
"""The theme in which every line of parents ends. It has all templates."""
FILE = "theme.toml"
TEMPLATES = "templates"
ASSETS = "assets"


def _known_views(version: int) -> Complaint | None:
    if version <= VERSION:
        return None
    what = f"This theme is made for version {version} of what templates are given, not {VERSION}."
    return what, "Use a newer sitegen, or an older copy of the theme."


@dataclass(frozen=True, slots=True)
class Label:
    """What a theme.toml may say; all of it may be left out, and so may the file."""

    title: str = option("", "The theme's name, for people; its folder's name if left out.")
    description: str = option("", "One sentence about it.")
    parent: str = option(
        DEFAULT, "The theme that has what this one lacks. The line of parents ends in `default`."
    )
    scripts: bool = option(
        True,
        "Whether its pages run scripts. If not, the site holds none, nor what only scripts read: "
        "the files of the search.",
    )
    views: int = option(
        VERSION,
        "The version of what templates are given (`themes/README.md`) that it was made for.",
        least=1,
        check=_known_views,
    )


@dataclass(frozen=True, slots=True)
class Theme:
    name: str
    """Its folder's."""
    label: Label
    own: Path | None
    """Its folder in the archive, where it has one."""
    shipped: Path | None
    """Its folder among those that come with sitegen, likewise."""
    parent_where: Where
    """Where its parent is named."""

    @property
    def folders(self) -> tuple[Path, ...]:
        """The first first asked."""
        return tuple(folder for folder in (self.own, self.shipped) if folder)


def shipped_themes() -> Path:
    """The folder of the themes that come with sitegen: in the wheel, or in the repository."""
    package = Path(__file__).parents[1]
    inside = package / "themes"
    return inside if inside.is_dir() else package.parent / "themes"


def theme_names(project: Path) -> tuple[str, ...]:
    """Of all themes, those of the archive and those that come with sitegen, sorted."""
    roots = dict.fromkeys((project / "themes", shipped_themes()))
    found = (path for root in roots if root.is_dir() for path in root.iterdir() if path.is_dir())
    return tuple(sorted({path.name for path in found if not path.name.startswith(".")}))


def load_theme(project: Path, name: str) -> Theme:
    """A theme by its name. Raises ThemeError where there is none, or for what its file says."""
    own, shipped = _folders_of(project, name)
    problems = Problems()
    label, where = Label(), Where("")
    if file := _label_file((own, shipped), problems):
        label, where = checked(file, Label, problems), file.where("parent")
    if name == DEFAULT and label.parent != DEFAULT:
        what = "The theme 'default' has no parent: every line of parents ends in it."
        problems.add(what, "Give your theme another name, and 'default' stays as it is.", where)
    if own:
        _tell_misplaced(own, problems)
    if problems.found:
        raise ThemeError(problems.found)
    return Theme(name, label, own, shipped, where)


def _folders_of(project: Path, name: str) -> tuple[Path | None, Path | None]:
    """In the archive, and among the themes that come with sitegen; a name is no path."""
    own, shipped = project / "themes" / name, shipped_themes() / name
    is_name = 0 < len(name.encode()) < 256 and name not in (".", "..")
    if is_name and not set(name) & set("/\\:\0"):
        if own.exists() and not own.is_dir():
            what = "A theme is a folder, and this is a file."
            advice = "Move it away, or name another theme in sitegen.toml."
            raise ThemeError(Problem(what, advice, Where(own.as_posix())))
        with_sitegen = shipped if shipped.is_dir() else None
        if own.is_dir() and not (with_sitegen and own.samefile(with_sitegen)):
            return own, with_sitegen
        if with_sitegen:
            return None, with_sitegen
    near = did_you_mean(name, theme_names(project)) or "'sitegen theme list' shows them all."
    what = f"There is no theme '{readable(name)}'."
    raise ThemeError(Problem(what, f"{near} sitegen looked for {own} and {shipped}."))


def _tell_misplaced(folder: Path, problems: Problems) -> None:
    """What lies where it is not looked for would be passed over in silence."""
    for path in sorted(folder.iterdir()):
        where = Where(path.as_posix())
        if path.suffix == ".html":
            what = "Templates are not looked for here."
            problems.add(what, f"Move it into {(folder / TEMPLATES).as_posix()}/.", where)
        elif path.name not in (TEMPLATES, ASSETS, FILE):
            if near := did_you_mean(path.name, (TEMPLATES, ASSETS, FILE)):
                problems.add(f"Nothing is looked for in '{path.name}'.", near, where)
        elif path.name != FILE and not path.is_dir():
            problems.add("This must be a folder.", "Move the file away.", where)


def _label_file(folders: Sequence[Path | None], problems: Problems) -> TomlFile | None:
    """The first theme.toml that there is."""
    for folder in folders:
        if folder and (folder / FILE).exists():
            path = folder / FILE
            try:
                return parse_toml(path.read_bytes(), path.as_posix(), problems)
            except OSError as error:
                what = f"This file cannot be read: {error.strerror}."
                problems.add(what, "", Where(path.as_posix()))
                return None
    return None


def theme_line(project: Path, name: str) -> tuple[Theme, ...]:
    """A theme, its parent, and so on to `default`. Raises ThemeError where one is missing."""
    line = [load_theme(project, name)]
    while line[-1].name != DEFAULT:
        child = line[-1]
        names = [theme.name for theme in line]
        if child.label.parent in names:
            circle = " → ".join([*names[names.index(child.label.parent) :], child.label.parent])
            what = f"The themes name each other as parents, in a circle: {circle}."
            advice = 'Give one of them another parent; parent = "default" ends the line.'
            raise ThemeError(Problem(what, advice, child.parent_where))
        try:
            line.append(load_theme(project, child.label.parent))
        except SitegenError as error:
            what = f"The parent of the theme '{child.name}' cannot be had."
            raise ThemeError([Problem(what, where=child.parent_where), *error.problems]) from None
    return tuple(line)


def theme_folders(project: Path, name: str) -> tuple[Path, ...]:
    """The folders in which a theme's files are looked for, the first one first asked.

    Raises ThemeError as `theme_line` does.
    """
    return tuple(folder for theme in theme_line(project, name) for folder in theme.folders)


def assets_of(folders: tuple[Path, ...]) -> Iterator[tuple[str, Path]]:
    """Stylesheets and the like: address and file, by address; the first folder that has it wins.

    A link that leads nowhere counts: who reads it will say so.
    """
    yield from _files(folders, ASSETS, "")


def templates_of(folders: tuple[Path, ...]) -> Iterator[tuple[str, Path]]:
    """Templates likewise: `article.html` and its file."""
    yield from _files(folders, TEMPLATES, f"{TEMPLATES}/")


def _files(folders: tuple[Path, ...], inside: str, drop: str) -> Iterator[tuple[str, Path]]:
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted((folder / inside).rglob("*")):
            if path.is_file() or (path.is_symlink() and not path.exists()):
                name = path.relative_to(folder).as_posix().removeprefix(drop)
                found.setdefault(name, path)
    yield from sorted(found.items())
