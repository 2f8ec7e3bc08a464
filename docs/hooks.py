"""What MkDocs cannot do by itself: the page about templates lies with the themes."""

from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

_TEMPLATES = "templates.md"
_THEMES = "../themes/README.md"
"""Where it lies, from a page in docs/; so its links work where the files are read as they are."""


def on_files(files: Files, config: Any) -> Files:
    themes = Path(config.config_file_path).parent / "docs" / _THEMES
    files.append(File.generated(config, _TEMPLATES, abs_src_path=str(themes.resolve())))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    if page.file.src_uri == _TEMPLATES:
        return markdown.replace("](../docs/", "](")
    return markdown.replace(f"]({_THEMES}", f"]({_TEMPLATES}")
