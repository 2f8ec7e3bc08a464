"""Pictures that were filed with a clipping: copied as they are, shown, and fingerprinted."""

import hashlib
import re
import struct

from fictional_archive import article, edition, print_site

from sitegen.site.plan import plan

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 480) + b"the rest"
GIF = b"GIF89a" + struct.pack("<HH", 3, 5) + b"the rest"


def archive(project, pictures, original="clippings/1998/harbor.txt", **keys):
    """An edition of one article whose clipping stands beside these pictures {name: bytes}."""
    folder = project / "content/clippings/1998"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / original.rpartition("/")[2].partition("#")[0]).write_text("A text.")
    for name, data in pictures.items():
        (folder / name).write_bytes(data)
    keys = {"title": "Ferry stays", "original": f"'{original}'", **keys}
    return edition(project, {"a.md": article(**keys)}, base_url="https://example.org/")


def figures(page):
    return re.findall(r"<figure>\n(.*?)</figure>", page, re.DOTALL)


def warnings(made):
    return [(problem.what, problem.where.path) for problem in plan(made).problems]


def test_a_picture_is_copied_shown_and_fingerprinted_with_its_caption(tmp_path):
    captions = "['The <old> pier. Photo: N. Harrow']"
    site = print_site(archive(tmp_path, {"harbor.png": PNG}, captions=captions))

    assert site["clippings/1998/harbor.png"] == PNG
    [figure] = figures(site["a.html"])
    assert '<a href="clippings/1998/harbor.png"><img src="clippings/1998/harbor.png"' in figure
    alt = "The &lt;old&gt; pier. Photo: N. Harrow"
    assert f'alt="{alt}" width="640" height="480"' in figure
    assert f'<figcaption dir="auto">{alt}</figcaption>' in figure
    aside = site["a.html"].split("<aside")[1]
    assert '<a href="clippings/1998/harbor.png">harbor.png</a>' in aside
    assert hashlib.sha256(PNG).hexdigest() in aside


def test_several_pictures_stand_in_the_order_of_their_names_and_each_has_its_caption(tmp_path):
    pictures = {"harbor.png": PNG, "harbor.gif": GIF, "harbor-2.gif": GIF, "harbors.gif": GIF}
    made = archive(tmp_path, pictures, captions="[The bell, The boat]")
    first, second = figures(print_site(made)["a.html"])
    assert 'src="clippings/1998/harbor.gif" alt="The bell" width="3" height="5"' in first
    assert 'src="clippings/1998/harbor.png" alt="The boat"' in second


def test_nobody_guesses_which_of_many_captions_is_that_of_a_picture(tmp_path):
    made = archive(tmp_path, {"harbor.png": PNG}, captions="[The bell, The boat]")
    picture, bell, boat = figures(print_site(made)["a.html"])
    assert 'alt="A picture filed with this article: harbor.png"' in picture
    assert "<figcaption" not in picture
    assert bell == '<figcaption dir="auto">The bell</figcaption>\n'
    assert boat == '<figcaption dir="auto">The boat</figcaption>\n'


def test_a_picture_without_a_caption_and_a_caption_without_a_picture(tmp_path):
    alone = print_site(archive(tmp_path / "one", {"harbor.gif": GIF}))["a.html"]
    assert len(figures(alone)) == 1
    assert "<figcaption" not in alone
    text = print_site(archive(tmp_path / "two", {}, captions="[The bell]"))["a.html"]
    assert figures(text) == ['<figcaption dir="auto">The bell</figcaption>\n']
    assert "<img" not in text


def test_a_text_named_like_a_picture_is_kept_and_not_shown(tmp_path):
    hostile = b"<script>alert(1)</script>"
    made = archive(tmp_path, {"harbor.jpg": hostile})
    site = print_site(made)

    what = "This file is no picture, or a damaged one, though its name ends in .jpg."
    assert warnings(made) == [(what, "content/clippings/1998/harbor.jpg")]
    assert site["clippings/1998/harbor.jpg"] == hostile
    assert figures(site["a.html"]) == []
    assert '<a href="clippings/1998/harbor.jpg">harbor.jpg</a>' in site["a.html"]


def test_a_picture_that_browsers_only_save_is_kept_and_not_shown(tmp_path):
    site = print_site(archive(tmp_path, {"harbor.tif": b"II*\0"}))
    assert site["clippings/1998/harbor.tif"] == b"II*\0"
    assert figures(site["a.html"]) == []


def test_a_picture_that_carries_script_is_no_picture(tmp_path):
    site = print_site(archive(tmp_path, {"harbor.svg": b"<svg/>"}))
    assert "harbor.svg" not in "".join(site)


def test_a_picture_too_large_for_any_host_is_told_and_left_out(tmp_path):
    made = archive(tmp_path, {"harbor.png": PNG})
    with (tmp_path / "content/clippings/1998/harbor.png").open("r+b") as file:
        file.truncate(100_000_001)
    place = "content/clippings/1998/harbor.png"
    assert warnings(made) == [("This picture is larger than 100 MB.", place)]
    assert not [address for address in print_site(made) if address.endswith(".png")]


def test_a_picture_that_a_link_brings_in_from_elsewhere_is_not_published(tmp_path):
    made = archive(tmp_path, {})
    (tmp_path / "secret.png").write_bytes(PNG)
    folder = tmp_path / "content/clippings/1998"
    (folder / "harbor.png").symlink_to(tmp_path / "secret.png")
    (folder / "harbor.gif").symlink_to("harbor.gif")
    assert not [address for address in print_site(made) if address.endswith((".png", ".gif"))]


def test_pictures_whose_names_differ_in_case_only_stand_apart(tmp_path):
    made = archive(tmp_path, {"harbor.GIF": GIF, "harbor.gif": GIF[:-1]})
    site = print_site(made)
    copies = {address for address in site if ".gif" in address.lower()}
    assert copies == {"clippings/1998/harbor.GIF", "clippings/1998/harbor-2.gif"}
    assert len(figures(site["a.html"])) == 2


def test_a_picture_beside_a_file_of_many_articles_is_not_shown_as_one_articles(tmp_path):
    original = "clippings/1998/wire.jsonl#2"
    site = print_site(archive(tmp_path, {"wire.png": PNG}, original=original))
    assert site["clippings/1998/wire.png"] == PNG
    assert figures(site["a.html"]) == []
    assert ">wire.png</a>" in site["a.html"]


def test_the_import_neither_refuses_nor_loses_a_picture(sitegen, tmp_path):
    """From a folder of clippings to the page."""
    folder = tmp_path / "content/clippings"
    folder.mkdir(parents=True)
    (folder / "harbor.txt").write_text("Ferry stays\n\nThe council voted on Monday to keep it.\n")
    (folder / "harbor.gif").write_bytes(GIF)
    (folder / "other.gif").write_bytes(GIF)
    (tmp_path / "sitegen.toml").write_text("")
    sitegen("build", cwd=tmp_path)

    ledger = (tmp_path / "content/imports.jsonl").read_text(encoding="utf-8")
    assert '"clippings/harbor.gif"' not in ledger
    assert "it is a picture without a clipping of the same name" in ledger
    site = tmp_path / "build/site"
    assert (site / "clippings/harbor.gif").read_bytes() == GIF
    assert "harbor.gif" in (site / "undated/ferry-stays.html").read_text(encoding="utf-8")


def test_a_picture_whose_name_is_not_legal_everywhere_has_another_and_is_shown(tmp_path):
    made = archive(tmp_path, {"what?.gif": GIF}, original="clippings/1998/what?.txt")
    site = print_site(made)
    [copy] = [address for address, data in site.items() if data == GIF]
    assert re.fullmatch(r"clippings/[0-9a-f]{16}\.gif", copy)
    assert f'<img src="{copy}"' in figures(site["a.html"])[0]


def test_a_picture_that_claims_to_be_enormous_has_no_size_in_the_page(tmp_path):
    enormous = PNG.replace(struct.pack(">I", 640), b"\xff" * 4)
    [figure] = figures(print_site(archive(tmp_path, {"harbor.png": enormous}))["a.html"])
    assert "<img" in figure
    assert "width=" not in figure
