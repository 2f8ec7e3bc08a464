"""sitegen.toml: every option typed, every mistake told with its line."""

import re
import tomllib
from importlib.resources import files

import pytest

from sitegen.config import Config, load_config
from sitegen.errors import ConfigError
from sitegen.options import options_of


def config_of(folder, text):
    (folder / "sitegen.toml").write_text(text, encoding="utf-8")
    return load_config(folder)


def test_every_option_may_be_left_out(tmp_path):
    assert config_of(tmp_path, "") == Config()


def test_options_are_read(tmp_path):
    config = config_of(tmp_path, 'title = "The morgue"\npage_size = 20\n')

    assert (config.title, config.page_size) == ("The morgue", 20)


def test_the_keys_of_json_files_are_read(tmp_path):
    config = config_of(tmp_path, 'title = "A"\n[json]\ntitle = "kop"\nbody = "inhoud.tekst"\n')

    assert config.json == {"title": "kop", "body": "inhoud.tekst"}


def test_the_feeds_of_names_and_the_host_are_read(tmp_path):
    config = config_of(tmp_path, 'limits = "cloudflare"\n[feeds]\nentities = 25\n')

    assert (config.limits, config.feeds.entities) == ("cloudflare", 25)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('titel = "A"', "sitegen.toml:1:1: 'titel' is not an option. Did you mean 'title'?"),
        ('\n  colour = "A"', "sitegen.toml:2:3: 'colour' is not an option. The options are: base"),
        ("title = 5", "sitegen.toml:1:1: 'title' must be a text in quotes."),
        ("page_size = true", "sitegen.toml:1:1: 'page_size' must be a whole number."),
        ("page_size = 2", "sitegen.toml:1:1: 'page_size' must be 5 or more, not 2."),
        ('base_url = "example.org"', "sitegen.toml:1:1: 'example.org' in 'base_url' is not a web"),
        ('language = "nb_NO"', "sitegen.toml:1:1: 'nb_NO' in 'language' is not a language tag."),
        ('json = "kop"', "sitegen.toml:1:1: 'json' must be a table."),
        ('title = "A"\n[json]\ntitle = 5', "sitegen.toml:3:1: 'title' in 'json' must be a text in"),
        ('[json]\ntitle = "."', "sitegen.toml:2:1: '.' is no key."),
        (
            '[json]\ntitel = "kop"',
            "sitegen.toml:2:1: 'titel' in [json] is not an option. Did you mean 'title'?",
        ),
        (
            'limits = "cloudflair"',
            "sitegen.toml:1:1: 'cloudflair' in 'limits' is not known. Did",
        ),
        ("feeds = 5", "sitegen.toml:1:1: 'feeds' must be a table."),
        ("[feeds]\nentities = -1", "sitegen.toml:2:1: 'entities' must be 0 or more, not -1."),
        (
            "[feeds]\nentity = 5",
            "sitegen.toml:2:1: 'entity' in [feeds] is not an option. The options are: entities.",
        ),
        ("title = News", "sitegen.toml:1:9: This is not TOML:"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, text, sentence):
    with pytest.raises(ConfigError) as error:
        config_of(tmp_path, text)

    assert str(error.value).startswith(sentence)


def test_a_file_in_another_encoding_is_told_with_its_line(tmp_path):
    (tmp_path / "sitegen.toml").write_bytes(
        '\ntitle = "Zeitungsausschnitte für alle"'.encode("cp1252")
    )
    with pytest.raises(ConfigError, match=r"^sitegen.toml:2: This is not UTF-8\."):
        load_config(tmp_path)


def test_each_option_that_a_new_archive_offers_is_read_as_it_is_written(tmp_path):
    """What stands in a comment is not in force, and is good as soon as its sign is gone."""
    sample = (files("sitegen") / "samples/sitegen.toml").read_text(encoding="utf-8")
    opened, offered = re.subn(r"(?m)^# (?=\w+ = )", "", sample)
    said, written = tomllib.loads(opened), tomllib.loads(sample)

    assert len(said) == len(written) + offered > len(written) > 0
    assert config_of(tmp_path, opened) == Config(**said)
    assert config_of(tmp_path, sample) == Config(**written)


def test_a_word_that_is_no_option_brings_all_that_are(tmp_path):
    """A new archive's file sends its reader to `sitegen check` for them."""
    with pytest.raises(ConfigError) as error:
        config_of(tmp_path, "colour = 1")

    assert str(error.value).endswith(f"The options are: {', '.join(sorted(options_of(Config)))}.")


def test_all_that_is_wrong_is_told_at_once(tmp_path):
    with pytest.raises(ConfigError) as error:
        config_of(tmp_path, 'titel = "A"\npage_size = 0\n')

    assert len(error.value.problems) == 2


def test_a_folder_without_the_file_is_no_archive(tmp_path):
    with pytest.raises(ConfigError, match=r"There is no sitegen.toml in .*sitegen new DIR"):
        load_config(tmp_path)
