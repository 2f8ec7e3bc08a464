"""Documents that follow from definitions in the program are what would be made of them now.

After a change of a definition: python -m pytest tests/test_documents.py --update-docs, and read
the diff.
"""

import pytest
from documents import CONFIGURATION, THEMES, configuration, themes_readme


@pytest.mark.parametrize(
    ("path", "made"), [(THEMES, themes_readme), (CONFIGURATION, configuration)]
)
def test_a_document_says_what_is_defined(path, made, request):
    text = made()
    if request.config.getoption("--update-docs"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == text
