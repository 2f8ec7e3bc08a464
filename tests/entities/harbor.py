"""A small archive of articles that never were, with people who are easily taken for one another."""

from sitegen.build import build
from sitegen.config import load_config

ARTICLES = {
    "1990/05/01/ferry": (
        "Ferry returns",
        "Ms. Ada Quill, who chairs the Harbor Council, said the ferry would return to Port "
        "Hollow. Mr. John Smith, the bishop, blessed it. God Bless the ferry, said Mr. Tom Reed.",
    ),
    "1991/06/02/bridge": (
        "Bridge closed",
        "Ms. Adela Quill of the Harbor Council said the bridge at Port Hollow was closed. "
        "Mr. Tom Reed agreed with Adela Quill. Mr. John Smith, the bishop, prayed.",
    ),
    "2001/02/03/mayor": (
        "New mayor",
        "Mr. John Smith, the mayor of Port Hollow, said nothing. Ms. Ada Quill said more. "
        "Mr. Cy Vane was there.",
    ),
    "2001/03/04/company": (
        "Ferry company",
        "The Port Hollow Ferry Company said on Monday that it would close. Mr. Tom Reed founded "
        "it.",
    ),
    "2001/04/05/guild": (
        "The end",
        "The Lantern Guild closed in Port Hollow on Friday, said Mr. Tom Reed.",
    ),
}


def write_harbor(project):
    """The project's files; no build yet."""
    (project / "sitegen.toml").write_text('title = "Harbor"\nrecogniser = "rules"\nworkers = 1\n')
    for path, (title, body) in ARTICLES.items():
        file = project / "content" / "articles" / f"{path}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        date = path[:10].replace("/", "-")
        file.write_text(f"---\ntitle: {title}\ndate: {date}\n---\n\n{body}\n")
    return project


def site_of(project):
    """Build it, and read what was made: each page's bytes by its address."""
    build(project, load_config(project))
    site = project / "build" / "site"
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*.html"))
    }
