"""The places a site can go to, and what each of them takes.

Only what its maker has written down stands here; what is not sure is left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.preflight.limits import (
    Limit,
    bytes_in_all,
    bytes_of_each,
    fat_entries,
    files_in_all,
    files_in_each_folder,
    in_bytes,
    in_characters,
    in_entries,
    in_files,
    in_mebibytes,
    in_size,
    key_lengths,
    name_lengths,
    path_lengths,
)
from sitegen.preflight.rules import Rule, clashes, jekyll_names, netlify_names, windows_names
from sitegen.site.limits import HOSTS

_CLOUDFLARE = "https://developers.cloudflare.com/pages/platform/limits/"
_FAT = "Microsoft, FAT32 File System Specification 1.03"
_GITHUB = "https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits"
_JEKYLL = "https://docs.github.com/en/pages/setting-up-a-github-pages-site-with-jekyll"
_NAMES = "https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file"
_NETLIFY = "https://docs.netlify.com/site-deploys/overview/"
_PATHS = "https://learn.microsoft.com/en-us/windows/win32/fileio/maximum-file-path-limitation"
_PUSHED = (
    "https://docs.github.com/en/repositories/working-with-files/managing-large-files/"
    "about-large-files-on-github"
)
_S3 = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html"

_FEWER = (
    "Let fewer names have pages (names_on_pages) and clippings no pages that show how they were "
    "read (readings_up_to = 0)."
)
_ELSEWHERE = "Keep it out of content/clippings, or choose another host."
_SHORTER = "Rename its article or clipping, or a folder above it."


@dataclass(frozen=True, slots=True)
class Target:
    """A place that a site can go to."""

    title: str
    limits: tuple[Limit, ...]
    rules: tuple[Rule, ...] = ()


TARGETS = {
    "github": Target(
        "GitHub Pages",
        (
            Limit(
                "size in all", HOSTS["github"].site_size, bytes_in_all, in_size, _GITHUB, "2026-11",
                f"{_FEWER} Or choose another host.",
            ),
            Limit(
                "size of a file", 100 * 2**20, bytes_of_each, in_mebibytes, _PUSHED, "2025-06",
                "GitHub lets no such file be pushed. Keep it out of content/clippings, or choose "
                "another host.",
            ),
        ),
        (Rule("names that Jekyll leaves out", jekyll_names, _JEKYLL, "2026-11"),),
    ),
    "cloudflare": Target(
        "Cloudflare Pages",
        (
            Limit(
                "files in all", HOSTS["cloudflare"].files, files_in_all, in_files, _CLOUDFLARE,
                "2026-11",
                'Write limits = "cloudflare" into sitegen.toml and build again; or take a paid '
                "plan, which allows 100,000.",
            ),
            Limit(
                "size of a file", HOSTS["cloudflare"].file_size, bytes_of_each, in_mebibytes,
                _CLOUDFLARE, "2026-11", _ELSEWHERE,
            ),
        ),
    ),
    "netlify": Target(
        "Netlify",
        (
            Limit(
                "files in a folder", 54_000, files_in_each_folder, in_files, _NETLIFY, "2026-11",
                _FEWER,
            ),
        ),
        (
            Rule(
                "characters in names", netlify_names,
                "https://github.com/netlify/cli, what netlify deploy refuses", "2026-11",
            ),
        ),
    ),
    "s3": Target(
        "Amazon S3",
        (Limit("length of a path", 1_024, key_lengths, in_bytes, _S3, "2026-11", _SHORTER),),
    ),
    "fat32": Target(
        "a disk or stick with FAT32",
        (
            Limit(
                "size of a file", 2**32 - 1, bytes_of_each, in_size, _FAT, "2000-12",
                f"{_ELSEWHERE} A stick with exFAT takes it.",
            ),
            Limit(
                "entries of a folder", 2**16, fat_entries, in_entries, _FAT, "2000-12",
                f"{_FEWER} A stick with exFAT takes it.",
            ),
            Limit(
                "length of a name", 255, name_lengths, in_characters, _FAT, "2000-12", _SHORTER
            ),
            Limit(
                # Of the 260 that Windows takes, E:\ before it and an end mark are four.
                "length of a path", 256, path_lengths, in_characters, _PATHS, "2026-11", _SHORTER,
            ),
        ),
        (
            Rule("names that Windows refuses", windows_names, _NAMES, "2026-11"),
            Rule("names that are one", clashes, _NAMES, "2026-11"),
        ),
    ),
}  # fmt: skip
"""By the word that `sitegen preflight --target` takes."""
