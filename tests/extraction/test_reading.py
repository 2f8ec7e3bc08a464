"""Files of every kind, and what reading makes of them."""

import hashlib
import os

import pytest

from sitegen.config import Config
from sitegen.extraction import extract
from sitegen.model import Clipping
from sitegen.reading import Refused, find_clippings, read_clipping

TEXT = "Café “Ferry” — £5\n"


def read(root, name: str, data: bytes, largest: int = 10_000_000) -> Clipping | Refused:
    (root / name).write_bytes(data)
    return read_clipping(root, name, Config(largest_clipping=largest))


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode("utf-8"), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-32"), "utf-32"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("cp1252"), "cp1252"),
    ],
)
def test_usual_encodings_are_recognised(tmp_path, data, encoding):
    """The same text comes out, and the encoding is recorded."""
    clipping = read(tmp_path, "a.txt", data)

    assert clipping == Clipping("a.txt", hashlib.sha256(data).hexdigest(), TEXT, encoding)


def test_the_text_is_left_as_it_is(tmp_path):
    """Line ends, white space and mojibake are no business of reading."""
    data = " a\r\nb\rc\n\n\tcafÃ© \n".encode()

    assert read(tmp_path, "a.txt", data).text == data.decode()


def test_text_of_another_code_page_is_guessed(tmp_path):
    """Bytes that Windows-1252 does not know go to the guesser, and no letter is lost."""
    text = "Журнал порта: паром снова пошёл ко дну, и никто не удивился. " * 5
    data = text.encode("cp866")
    clipping = read(tmp_path, "a.txt", data)

    assert isinstance(clipping, Clipping)
    assert clipping.text.encode(clipping.encoding) == data


CHINESE = "港口小镇的渡轮星期二沉没了，港务长对此并不感到惊讶。\n市长随后询问是谁把渡轮弄沉的。\n"
RUSSIAN = "Паром снова пошёл ко дну, и никто не удивился.\nМэр спросил, кто потопил паром.\n"
ENGLISH = "Harbor news, by Ada Quill: the ferry sank, and the “Lantern” had it first.\n" * 9


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CHINESE, "gb18030"),
        (RUSSIAN, "cp1251"),
        (ENGLISH.replace("“", "").replace("”", "") + CHINESE, "gb18030"),
        (ENGLISH + RUSSIAN, "cp1251"),
    ],
)
def test_letters_that_make_no_western_words_are_guessed_and_doubted(tmp_path, text, encoding):
    """Windows-1252 makes something of nearly all bytes, but words only of its own."""
    data = text.encode(encoding)
    data.decode("cp1252")  # there is nothing that it does not know
    clipping = read(tmp_path, "a.txt", data)

    assert clipping.text == text
    assert f"The encoding was guessed: {clipping.encoding}." in " ".join(
        doubt.what for doubt in extract(clipping).doubts
    )


@pytest.mark.parametrize(
    "text",
    [
        "The harbor master’s “ferry” — £5 a seat — sank at the café.\n",
        "Öl für Übergrößen\n",
        "Übergrößen\n",
        "Jäääär… ¡¡¡¡Olé!!!! «Éé»\n",
        "À l’été dernier, la fée a été créée là où l’hôtel brûlé s’élève: «Ça ira».\n" * 9,
        "Hääyöaieuutinen: töölöläinen pää säästää yötöitä.\n" * 9,
        "————————————————\nFerry sinks · 3½ ½ ½ °°°°\n",
    ],
)
def test_western_text_is_exact_and_no_doubt(tmp_path, text):
    """A few accents, quotes and dashes, as they are usual, prove Windows-1252."""
    clipping = read(tmp_path, "a.txt", text.encode("cp1252"))

    assert (clipping.text, clipping.encoding) == (text, "cp1252")
    assert not any("encoding" in doubt.what for doubt in extract(clipping).doubts)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "it is empty"),
        ("a.txt", b" \n\t\n", "it is empty"),
        ("a.txt", b"\xef\xbb\xbf", "it is empty"),
        ("a.txt", b"ferry\0sinks", "it holds NUL bytes, so it is not text"),
        ("a.txt", bytes(range(256)) * 4, "it holds NUL bytes, so it is not text"),
        (
            "a.txt",
            b"\x01\x02\x03ab",
            "it consists largely of control characters, so it is not text",
        ),
        ("a.xyz", b"text", "its ending .xyz is not one that sitegen reads"),
        ("a.html", b"no page", "it holds no HTML"),
        ("a.jpg", b"\xff\xd8", "it is a picture without a clipping of the same name"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(tmp_path, name, data, reason):
    """The reason continues the sentence that begins with the file's name."""
    refused = read(tmp_path, name, data)

    assert refused == Refused(name, hashlib.sha256(data).hexdigest(), reason)


def test_a_large_file_is_refused_before_it_is_read(tmp_path):
    """Its size decides; no digest is made of it."""
    refused = read(tmp_path, "a.txt", b"x" * 2_500_001, largest=2_500_000)

    assert refused == Refused(
        "a.txt", "", "it is larger than 2.5 MB (largest_clipping in sitegen.toml)"
    )
    assert isinstance(read(tmp_path, "b.txt", b"x" * 2_500_000, largest=2_500_000), Clipping)


def test_a_missing_file_is_refused(tmp_path):
    """Nothing is raised, whatever the system says."""
    assert (
        read_clipping(tmp_path, "a.txt", Config(largest_clipping=10)).reason
        == "no such file or directory"
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_forbidden_file_is_refused(tmp_path):
    """The system's reason is told."""
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "a.txt").chmod(0)

    assert (
        read_clipping(tmp_path, "a.txt", Config(largest_clipping=10)).reason == "permission denied"
    )


def test_clippings_are_found_in_order(tmp_path):
    """Folders are searched, hidden things and pictures of a clipping are passed over."""
    for name in (
        "b.txt",
        "a/c.txt",
        "a/c.jpg",
        "A.TXT",
        "lone.png",
        ".hidden.txt",
        ".git/d.txt",
        "e",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")

    assert find_clippings(tmp_path) == ["A.TXT", "a/c.txt", "b.txt", "e", "lone.png"]


def test_links_out_of_the_folder_are_not_followed(tmp_path):
    """A link may lead to another clipping, not to the rest of the computer."""
    outside = tmp_path / "outside.txt"
    outside.write_text("secret")
    folder = tmp_path / "clippings"
    folder.mkdir()
    (folder / "a.txt").write_text("x")
    (folder / "inside.txt").symlink_to(folder / "a.txt")
    (folder / "out.txt").symlink_to(outside)
    (folder / "up").symlink_to(tmp_path, target_is_directory=True)
    (folder / "round").symlink_to(folder / "round")

    assert find_clippings(folder) == ["a.txt", "inside.txt"]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps names as Unicode")
def test_file_names_in_an_odd_encoding_survive(tmp_path):
    """A name that is no UTF-8 is found, and the file can be read by it."""
    try:
        with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "wb") as file:  # noqa: PTH123
            file.write(b"text")
    except OSError:
        pytest.skip("this file system keeps names as Unicode")
    (name,) = find_clippings(tmp_path)

    assert read_clipping(tmp_path, name, Config(largest_clipping=10)).text == "text"
    assert os.fsencode(name) == b"caf\xe9.txt"


def test_a_text_of_too_many_lines_is_refused_with_the_option_that_bounds_it(tmp_path):
    """A file of millions of short lines would keep an import busy for minutes."""
    (tmp_path / "long.txt").write_text("fog\n" * 21, encoding="utf-8")

    refused = read_clipping(tmp_path, "long.txt", Config(most_lines=20))
    read = read_clipping(tmp_path, "long.txt", Config(most_lines=21))

    assert isinstance(refused, Refused)
    assert refused.reason == "it has more than 20 lines (most_lines in sitegen.toml)"
    assert isinstance(read, Clipping)
