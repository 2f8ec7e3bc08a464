"""Who took a picture is a person, however the caption says it."""

import pytest

from sitegen.entities.naming import known_names
from sitegen.extraction.credits import photographers
from sitegen.model import Article, Kind


@pytest.mark.parametrize(
    ("caption", "names"),
    [
        ("The lock at dusk. Photo by Greta Oosterling", ("Greta Oosterling",)),
        ("The lock at dusk. (Photo: Stan Wojcik/Example Wire)", ("Stan Wojcik",)),
        ("Photographs by Ada Quill and Tom Reed", ("Ada Quill", "Tom Reed")),
        ("Image: EWSA", ()),
        ("A picture by the lake", ()),
        ("Image: courtesy of the town", ()),
    ],
)
def test_a_credit_names_its_photographers_and_nothing_else(caption, names):
    assert photographers(caption) == names


def test_a_photographer_is_a_known_person_of_the_article():
    article = Article("Lock opens", captions=("The lock. Photo by Greta Oosterling",))
    assert known_names(article) == {"Greta Oosterling": Kind.PERSON}
