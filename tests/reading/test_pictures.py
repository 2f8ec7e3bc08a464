"""Pictures: which files are a clipping's, and how large a picture says it is."""

import struct

import pytest

from sitegen.reading import NoPicture, find_clippings, size_of
from sitegen.reading.pictures import PICTURES

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 480) + bytes(9)
GIF = b"GIF89a" + struct.pack("<HH", 640, 480) + bytes(9)
JPEG_START = b"\xff\xd8\xff\xe0\x00\x04ab" + b"\xff\xff\xe1\xff\xff" + bytes(0xFFFD)
JPEG = JPEG_START + b"\xff\xc2\x00\x11\x08" + struct.pack(">HH", 480, 640) + bytes(12)
LOSSY = b"RIFF....WEBPVP8 " + bytes(7) + b"\x9d\x01\x2a" + struct.pack("<HH", 640, 480) + b".."
LOSSLESS = b"RIFF....WEBPVP8L....\x2f" + struct.pack("<I", 639 | 479 << 14) + bytes(9)
EXTENDED = b"RIFF....WEBPVP8X" + bytes(8) + b"\x7f\x02\0" + b"\xdf\x01\0"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", PNG), ("a.gif", GIF), ("a.jpg", JPEG), ("a.webp", LOSSY), ("a.webp", LOSSLESS),
        ("a.webp", EXTENDED), ("wrong.gif", PNG),
    ],
)  # fmt: skip
def test_a_picture_tells_its_size_in_its_first_bytes(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    assert size_of(tmp_path / name) == (640, 480)


@pytest.mark.parametrize("data", [PNG, GIF, JPEG, LOSSY, LOSSLESS, EXTENDED])
def test_a_picture_cut_off_anywhere_is_damaged_or_has_no_known_size(tmp_path, data):
    file = tmp_path / "a.png"
    for length in [*range(40), len(data) - 13]:
        file.write_bytes(data[:length])
        try:
            size = size_of(file)
        except NoPicture:
            continue
        assert size in ((640, 480), None)


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8" + b"\xff" * 9000,
        b"\xff\xd8\xff\xe0\x00\x00",
        JPEG_START + b"text",
        b"\xff\xd8" + b"\xff\xd0" * 9000,
    ],
)
def test_a_jpeg_that_leads_nowhere_has_no_known_size(tmp_path, data):
    (tmp_path / "a.jpg").write_bytes(data)
    assert size_of(tmp_path / "a.jpg") is None


def test_a_text_named_like_a_picture_is_none(tmp_path):
    (tmp_path / "a.jpg").write_text("<script>alert(1)</script>")
    with pytest.raises(NoPicture):
        size_of(tmp_path / "a.jpg")


@pytest.mark.parametrize("ending", sorted(PICTURES))
def test_a_picture_beside_a_clipping_is_no_clipping_of_its_own(tmp_path, ending):
    """With the clipping's very stem; any other one is a file like others, and refused by name."""
    for name in ("harbor.txt", f"harbor{ending}", f"harbor-2{ending}", f"Harbor{ending.upper()}"):
        (tmp_path / name).write_text(name)
    others = {f"harbor-2{ending}", f"Harbor{ending.upper()}"}
    assert set(find_clippings(tmp_path)) == {"harbor.txt", *others}
