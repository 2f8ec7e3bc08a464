"""A pipeline of spaCy in place of the model that ships; run for real where spaCy is installed."""

import importlib.util
import json

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.cli import cli
from sitegen.entities.recognisers import recogniser
from sitegen.errors import ConfigError
from sitegen.model import Kind

HAS_SPACY = importlib.util.find_spec("spacy") is not None
PERSON, BODY, PLACE = Kind

with_spacy = pytest.mark.skipif(not HAS_SPACY, reason="spaCy is an extra")
without_spacy = pytest.mark.skipif(HAS_SPACY, reason="spaCy is installed here")

PATTERNS = [
    {"label": "PERSON", "pattern": "Ada Quill"},
    {"label": "PERSON", "pattern": "Tom Reed\n"},
    {"label": "ORG", "pattern": "Harbor Council"},
    {"label": "GPE", "pattern": "Port Hollow"},
    {"label": "LOC", "pattern": "Marrow Bay"},
    {"label": "FAC", "pattern": "Lantern Bridge"},
    {"label": "NORP", "pattern": "Hollowers"},
    {"label": "DATE", "pattern": "Tuesday"},
]


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory):
    """The recogniser's name for a pipeline that knows a few names of a harbour town by heart."""
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(PATTERNS)
    folder = tmp_path_factory.mktemp("spacy") / "harbor"
    nlp.to_disk(folder)
    return f"spacy:{folder}"


def found(pipeline, text):
    return [(text[one.start : one.end], one.kind) for one in recogniser(pipeline).recognise(text)]


def write_project(folder, name):
    (folder / "sitegen.toml").write_text(f"recogniser = {json.dumps(name)}\n")
    article = folder / "content/articles/ferry.md"
    article.parent.mkdir(parents=True)
    article.write_text("---\ntitle: Ferry\n---\n\nAda Quill met Bo Vane at Port Hollow.\n")


@with_spacy
def test_a_pipeline_finds_people_bodies_and_places_and_nothing_else(pipeline):
    text = (
        "On Tuesday Ada Quill of the Harbor Council showed Hollowers from Port Hollow the Lantern "
    )
    text += "Bridge over Marrow Bay."

    assert found(pipeline, text) == [
        ("Ada Quill", PERSON), ("Harbor Council", BODY), ("Port Hollow", PLACE),
        ("Lantern Bridge", PLACE), ("Marrow Bay", PLACE),
    ]  # fmt: skip


@with_spacy
def test_a_name_has_no_white_space_at_its_ends(pipeline):
    assert found(pipeline, "It was Tom Reed\nwho came.") == [("Tom Reed", PERSON)]


@with_spacy
@settings(max_examples=60)
@given(
    text=st.lists(
        st.one_of(
            st.sampled_from(["Ada Quill", "Tom Reed\n", "Port Hollow", "\ud800", "\0", " ", "."]),
            st.text(alphabet=st.characters(), max_size=8),
        )
    ).map("".join)
)
def test_any_text_is_read_and_the_names_stand_apart_in_order(pipeline, text):
    end = 0
    for one in recogniser(pipeline).recognise(text):
        words = text[one.start : one.end]
        assert end <= one.start < one.end
        assert words in ("Ada Quill", "Tom Reed", "Port Hollow")
        end = one.end


@with_spacy
@pytest.mark.parametrize("gap", ["\n", " ", "x"])
def test_a_text_longer_than_a_pipeline_takes_is_read_to_its_end(pipeline, gap):
    text = "Ada Quill " + gap * 260_000 + " Port Hollow"

    assert found(pipeline, text) == [("Ada Quill", PERSON), ("Port Hollow", PLACE)]


@with_spacy
def test_a_site_is_built_with_a_pipeline(pipeline, sitegen, tmp_path):
    write_project(tmp_path, pipeline)

    sitegen("build", cwd=tmp_path)

    pages = sorted(path.name for path in (tmp_path / "build/site/people").glob("*.html"))
    assert pages == ["ada-quill.html", "index.html"]


def test_a_pipeline_that_is_not_there_is_told_with_what_to_do():
    with pytest.raises(ConfigError) as told:
        recogniser("spacy:xx_harbor_sm")

    if HAS_SPACY:
        assert "spaCy cannot load the pipeline 'xx_harbor_sm': [E050]" in str(told.value)
        assert "Install it: python -m spacy download xx_harbor_sm." in str(told.value)
    else:
        assert str(told.value) == (
            "The recogniser 'spacy:xx_harbor_sm' needs spaCy, which is not installed. Install it: "
            "pip install spacy. Or set recogniser to 'trained'."
        )
    assert ".." not in str(told.value)


@with_spacy
def test_a_folder_that_is_no_pipeline_is_told(tmp_path):
    with pytest.raises(ConfigError, match=r"spaCy cannot load the pipeline .*nlp\.to_disk"):
        recogniser(f"spacy:{tmp_path}")


@without_spacy
def test_a_build_without_spacy_ends_with_a_sentence(sitegen, tmp_path):
    write_project(tmp_path, "spacy:en_core_web_sm")

    done = sitegen("build", cwd=tmp_path, check=False)

    assert done.code == 3
    assert "needs spaCy, which is not installed. Install it: pip install" in done.err


@pytest.mark.parametrize("name", ["spacy:", "spacy", "Spacy:en"])
def test_a_recogniser_without_the_name_of_a_pipeline_is_none(name):
    with pytest.raises(ConfigError, match=f"There is no recogniser '{name}'"):
        recogniser(name)


def test_the_pipe_tells_it_too():
    line = '{"id": 1, "text": "Ada Quill left."}'
    result = CliRunner().invoke(
        cli, ["entities", "--jsonl", "--recogniser", "spacy:xx_harbor_sm"], input=line
    )

    assert isinstance(result.exception, ConfigError)
    assert result.stdout == ""
