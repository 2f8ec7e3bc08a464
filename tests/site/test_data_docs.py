"""docs/data.md tells of the data files what they hold."""

import re
from pathlib import Path

from sitegen.site.data.articles import COLUMNS
from sitegen.site.data.names import MENTION_COLUMNS, NAME_COLUMNS
from sitegen.site.data.periods import INDEX_COLUMNS, ONE_FILE
from sitegen.site.data.together import MOST
from sitegen.site.limits import HOSTS
from sitegen.site.together import LIST
from sitegen.text.tables import from_cell

DOCS = (Path(__file__).parents[2] / "docs/data.md").read_text(encoding="utf-8")


def test_every_column_is_documented_as_the_package_describes_it():
    """In the order of the tables; and no other."""
    documented = re.findall(r"^\| `(\w+)` \| (.*) \|$", DOCS, re.MULTILINE)
    columns = (*COLUMNS, *INDEX_COLUMNS, *NAME_COLUMNS, *MENTION_COLUMNS)
    assert [(name, about.replace("\\|", "|")) for name, about in documented] == [
        (column.name, column.about) for column in columns
    ]


def test_the_bounds_are_those_of_the_program():
    cloudflare = HOSTS["cloudflare"]
    assert f"Above {ONE_FILE:,} articles" in DOCS
    assert f"{MOST:,} edges at most" in DOCS
    assert f"more than {LIST} of them" in DOCS
    assert f"{cloudflare.files:,} files,\nnone above {cloudflare.file_size // 2**20} MiB" in DOCS


def test_the_documented_way_back_from_a_cell_is_the_program_s():
    """The example is run."""
    told = {}
    exec(re.search(r"```python\n(import re.*?)```", DOCS, re.DOTALL)[1], told)
    for cell in ("'=1", "''=1", "'tis", "-1", "Ada", "'＝1", "'"):
        assert told["value"](cell) == from_cell(cell)
