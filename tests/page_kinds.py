"""One page of each kind, out of a whole built site."""

import re
from pathlib import Path

_KIND = re.compile(r'<body class="([^"]*)"')


def one_of_each_kind(site: Path) -> dict[str, str]:
    """Addresses by kind: what the body's class says, and the folder. The fullest page of each."""
    found: dict[str, Path] = {}
    for path in sorted(site.rglob("*.html")):
        kind = _KIND.search(path.read_text(encoding="utf-8"))
        if kind:
            known = found.setdefault(_name(kind[1], path.relative_to(site)), path)
            if path.stat().st_size > known.stat().st_size:
                found[_name(kind[1], path.relative_to(site))] = path
    return {name: path.relative_to(site).as_posix() for name, path in sorted(found.items())}


def _name(kind: str, path: Path) -> str:
    """`entity-people`, `list-day`, `home`."""
    folder = path.parts[0] if len(path.parts) > 1 else ""
    if re.fullmatch("[0-9]+", folder):
        folder = {4: "day", 3: "month", 2: "year"}.get(len(path.parts), "further")
    return f"{kind}-{folder}" if folder and folder != kind else kind
