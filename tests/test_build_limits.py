"""A build for a host that takes few files: what is published fits, and what went is told."""

from fiction import fictional_articles

from sitegen.build import build
from sitegen.config import Config
from sitegen.frontmatter import write_article
from sitegen.listener import Silence
from sitegen.site.limits import HOSTS, Host


class Heard(Silence):
    """Keeps what a build says."""

    def __init__(self):
        self.said = []

    def note(self, what):
        self.said.append(what)

    def problem(self, problem):
        self.said.append(str(problem))


def built(project, **options):
    """How many files are published, and what was said."""
    heard = Heard()
    config = Config("The Port Hollow Archive", recogniser="none", workers=1, **options)
    build(project, config, importing=False, listener=heard)
    files = [path for path in (project / "build/site").rglob("*") if path.is_file()]
    return len(files), heard.said


def test_what_is_published_fits_and_the_build_says_what_is_not(tmp_path, monkeypatch):
    """The host's own name stands in the sentence; a later build without limits makes all again."""
    for path, file in fictional_articles(60):
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(write_article(file), encoding="utf-8")
    whole, said = built(tmp_path)
    assert said == []
    most = whole - 40
    monkeypatch.setitem(HOSTS, "cloudflare", Host("Cloudflare Pages", files=most))

    fewer, said = built(tmp_path, limits="cloudflare")

    assert fewer <= most
    assert len(said) == 1
    assert said[0].startswith(f"Cloudflare Pages takes {most} files, and the whole site would have")
    assert built(tmp_path)[0] == whole


def test_a_site_that_is_too_large_for_its_host_is_told_and_published(tmp_path, monkeypatch):
    """Bytes are known only when all is printed."""
    monkeypatch.setitem(HOSTS, "github", Host("GitHub Pages", site_size=10**4))
    files, said = built(tmp_path, limits="github")
    assert files > 0
    assert "and GitHub Pages takes 0.00 GB." in said[0]
