"""The commands on names, as a person types them."""

import json

import pytest
from click.testing import CliRunner
from harbor import site_of, write_harbor

from sitegen.cli import cli
from sitegen.errors import SitegenError

FILE = "content/entities.yaml"


@pytest.fixture
def project(tmp_path):
    return write_harbor(tmp_path)


@pytest.fixture
def entities(project):
    """Runs `sitegen entities ARGS`; gives what it prints, or the sentence of its refusal."""

    def run(*arguments):
        result = CliRunner().invoke(cli, ["--project", str(project), "entities", *arguments])
        if isinstance(result.exception, SitegenError):
            return str(result.exception)
        assert isinstance(result.exception, SystemExit | None), result.exception
        return result.output

    return run


def names(entities, *options):
    rows = json.loads(entities("list", "--json", *options))
    return {(row["kind"], row["name"]): row for row in rows}


def test_the_list_has_every_name_and_in_how_many_articles(entities):
    ada = names(entities)["person", "Ada Quill"]

    assert (ada["articles"], ada["mentions"], ada["pinned"]) == (2, 2, False)
    assert "     2  person         Ada Quill\n" in entities("list")
    assert {kind for kind, _ in names(entities, "--kind", "place")} == {"place"}


def test_show_tells_where_a_name_stands_and_who_decided_it(entities):
    entities("merge", "Ada Quill", "Adela Quill")
    entities("describe", "Ada Quill", "Chair of the council", "--note", "See 1990")

    lines = entities("show", "Ada Quill").splitlines()

    assert lines[:5] == [
        "Ada Quill, person: 3 articles, 4 mentions",
        "Also: Adela Quill",
        "Chair of the council",
        "Written in content/entities.yaml:3:5; aliases: Adela Quill",
        "Note: See 1990",
    ]
    assert "content/articles/1991/06/02/bridge.md  1991-06-02  Bridge closed" in lines
    assert "    content/entities.yaml decided it; found was 'Adela Quill' as person" in lines


def test_a_merge_says_what_it_did_and_what_comes_next(entities, project):
    out = entities("merge", "Ada Quill", "adela quill")

    assert out == (
        "'Adela Quill' (1 article) now means 'Ada Quill'.\n"
        "Written to content/entities.yaml. What it changes: sitegen entities diff\n"
        "Next: sitegen build\n"
    )
    assert (
        (project / FILE).read_text().endswith("  - name: Ada Quill\n    aliases: [Adela Quill]\n")
    )
    assert ("person", "Adela Quill") not in names(entities)


def test_what_was_merged_is_parted_again(entities):
    entities("merge", "Ada Quill", "Adela Quill")

    assert "'Adela Quill' no longer means 'Ada Quill'." in entities("unmerge", "Adela Quill")
    assert names(entities)["person", "Adela Quill"]["articles"] == 1


@pytest.mark.parametrize(
    ("options", "left", "apart"),
    [
        (["--dates", "1990/1999"], 1, 2),
        (["--near", "mayor"], 2, 1),
        (["--articles", "content/articles/2001/02/03/mayor.md"], 2, 1),
        (["--near", "bishop", "--dates", "1990"], 2, 1),
    ],
)
def test_a_split_sets_somebody_apart(entities, options, left, apart):
    entities("split", "John Smith", *options, "--as", "John Smith (2)")

    found = names(entities)
    assert found["person", "John Smith"]["articles"] == left
    assert found["person", "John Smith (2)"]["articles"] == apart


def test_a_name_is_renamed_retyped_pinned_and_blocked(entities):
    entities("rename", "Tom Reed", "Thomas Reed")
    entities("retype", "Cy Vane", "organization")
    entities("pin", "Harbor Council")
    entities("block", "Lantern Guild")

    found = names(entities)
    assert found["person", "Thomas Reed"]["other_names"] == ["Tom Reed"]
    assert ("organization", "Cy Vane") in found
    assert found["organization", "Harbor Council"]["pinned"] is True
    assert ("organization", "Lantern Guild") not in found

    assert "'Lantern Guild' is no longer blocked." in entities("forget", "Lantern Guild")
    assert "'Thomas Reed' is left to the program again." in entities("forget", "Thomas Reed")
    assert ("organization", "Lantern Guild") in names(entities)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("show|Ada Quil", "The archive has no name 'Ada Quil'. Did you mean 'Ada Quill'?"),
        ("show|Adelaide Quill", "Did you mean 'Adela Quill'?"),
        ("show|Xyz", "The archive has no name 'Xyz'. sitegen entities list shows what it has."),
        ("merge|Ada Quill|Xa Yb", "The archive has no name 'Xa Yb'."),
        ("merge|Ada Quill|Ada Quill", "'Ada Quill' is 'Ada Quill' already."),
        ("unmerge|Tom Reed", "'Tom Reed' is a name of its own already."),
        ("rename|Tom Reed|Ada Quill", 'sitegen entities merge "Ada Quill" "Tom Reed"'),
        ("retype|Tom Reed|person", "'Tom Reed' is filed as person already."),
        ("retype|Tom Reed|thing", "'thing' is not one of 'person', 'organization', 'place'."),
        ("split|John Smith|--as|X", "Say where it means the other one: --articles, --dates or"),
        ("split|John Smith|--as|X|--dates|soon", "'soon' in 'dates' is no date and no range"),
        ("split|John Smith|--as|john smith|--dates|1990", "so 'only' limits nothing."),
        ("split|John Smith|--as|X|--near|", "'only' says nothing. Give it articles, dates or near"),
        ("show|quill", "There are 'Ada Quill', 'Adela Quill'."),
        ("show|bishop reed", "There is 'Tom Reed'."),
        ("forget|Tom Reed", "The file has no entry 'Tom Reed', and blocks no such name."),
        ("describe|Tom Reed", "Say what it is, or give --same-as or --note."),
        ("describe|Tom Reed|--same-as|Q7", "Write it whole: https://www.wikidata.org/wiki/Q7"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(entities, project, arguments, sentence):
    assert sentence in entities(*arguments.split("|"))
    assert not (project / FILE).exists()


def test_a_name_of_two_kinds_is_asked_about(entities, project):
    article = project / "content/articles/2001/04/05/guild.md"
    article.write_text(article.read_text().replace("\n---", "\nplaces: [Tom Reed]\n---", 1))

    out = entities("block", "Ada Quill", "--kind", "place")
    assert out == "The archive has no place 'Ada Quill'. sitegen entities list shows what it has."
    assert "'Tom Reed' is 2 things. Say which you mean: --kind person or --kind place." in entities(
        "pin", "Tom Reed"
    )
    assert "has a page whatever happens" in entities("pin", "Tom Reed", "--kind", "place")


def test_a_broken_file_is_told_and_not_written_over(entities, project):
    (project / FILE).write_text("people: [Ada\n")

    assert entities("pin", "Tom Reed").startswith("content/entities.yaml:2:1: This is not YAML")
    assert (project / FILE).read_text() == "people: [Ada\n"


@pytest.fixture
def quell(project):
    """Somebody wrote the same name into the lists of two articles, as two kinds."""
    for path, lists in {
        "1990/05/01/ferry": "places: [Quell]",
        "1991/06/02/bridge": "places: [Quell]",
        "2001/02/03/mayor": "organizations: [Quell]",
    }.items():
        file = project / "content" / "articles" / f"{path}.md"
        file.write_text(file.read_text().replace("\n---", f"\n{lists}\n---", 1))


def test_suggestions_come_with_evidence_and_a_command(entities, quell):
    rows = json.loads(entities("suggest", "--json"))
    found = {row["name"]: row for row in rows}

    assert found["Quell"]["why"].startswith("'Quell' is filed as place in 2 articles; both are nam")
    command = "sitegen entities retype Quell place --kind organization"
    assert found["Quell"]["command"] == command
    assert f"    {command}\n" in entities("suggest")
    assert [row["mentions"] for row in rows] == sorted(
        (row["mentions"] for row in rows), reverse=True
    )


def test_what_the_file_speaks_of_is_suggested_no_more(entities, quell):
    entities("pin", "Quell", "--kind", "organization")

    names = [row["name"] for row in json.loads(entities("suggest", "--json"))]

    assert "Quell" not in names


def test_what_the_program_put_together_is_parted(entities, project):
    """A middle initial makes no second person, unless somebody says so."""
    file = project / "content/articles/2001/04/05/guild.md"
    file.write_text(file.read_text().replace("Mr. Tom Reed", "Mr. Tom B. Reed"))
    assert "'Tom B. Reed' is a form of 'Tom Reed'. Say that name, or part the two: " in entities(
        "pin", "Tom B. Reed"
    )

    out = entities("unmerge", "Tom B. Reed")

    assert out.startswith("'Tom B. Reed' and 'Tom Reed' are kept apart from now on.\n")
    found = names(entities)
    assert found["person", "Tom B. Reed"]["articles"] == 1
    assert found["person", "Tom Reed"]["articles"] == 3


def test_diff_tells_what_the_changed_file_will_change(entities, project):
    site_of(project)
    assert "0 changes, 0 pages" in entities("diff")

    entities("merge", "Ada Quill", "Adela Quill")
    entities("split", "John Smith", "--near", "mayor", "--as", "John Smith (mayor)")
    entities("rename", "Tom Reed", "Thomas Reed")
    entities("retype", "Cy Vane", "place")
    entities("block", "Lantern Guild")
    entities("describe", "Harbor Council", "Eleven chairs")

    assert set(entities("diff").splitlines()) == {
        "joined     'Adela Quill' (person) becomes 'Ada Quill', 1 article",
        "split      'John Smith' (person) becomes 'John Smith (mayor)' in 1 article",
        "renamed    'Tom Reed' (person) is called 'Thomas Reed', 4 articles",
        "retyped    'Cy Vane' (person) becomes 'Cy Vane' (place), 1 article",
        "gone       'Lantern Guild' (organization) is no name any more, 1 article",
        "described  'Harbor Council' (organization), 2 articles",
        "page       people/john-smith-mayor.html is new",
        "page       people/thomas-reed.html is new",
        "page       places/cy-vane.html is new",
        "page       organizations/lantern-guild.html will lead to 'Organisations'",
        "page       people/adela-quill.html will lead to 'Ada Quill'",
        "page       people/cy-vane.html will lead to 'Cy Vane'",
        "page       people/tom-reed.html will lead to 'Thomas Reed'",
        "6 changes, 7 pages",
    }

    site_of(project)
    assert "0 changes, 0 pages" in entities("diff")


def test_diff_knows_a_name_that_an_article_only_lists(entities, project):
    article = project / "content/articles/2001/04/05/guild.md"
    article.write_text(article.read_text().replace("\n---", "\npeople: [Ada Quill]\n---", 1))
    site_of(project)

    entities("rename", "Ada Quill", "Adelaide Quill")

    assert entities("diff").splitlines()[0] == (
        "renamed    'Ada Quill' (person) is called 'Adelaide Quill', 3 articles"
    )
    assert "gone " not in entities("diff")


def test_a_blocked_name_stays_where_an_article_lists_it_and_is_blocked_once(entities, project):
    article = project / "content/articles/2001/04/05/guild.md"
    article.write_text(article.read_text().replace("\n---", "\npeople: [Tom Reed]\n---", 1))

    assert entities("block", "Tom Reed").startswith(
        "'Tom Reed' (4 articles) is no name any more. In 1 article it stays, whose own lists have"
    )
    assert "'Tom Reed' is blocked already." in entities("block", "Tom Reed")
    assert (project / FILE).read_text().count("Tom Reed") == 1


def test_before_any_build_diff_tells_what_the_file_changes_altogether(entities):
    entities("merge", "Ada Quill", "Adela Quill")

    out = entities("diff")

    assert "No build is on record: this is what the file changes altogether." in out
    assert "joined     'Adela Quill' (person) becomes 'Ada Quill', 1 article" in out


def test_check_tells_what_of_the_file_no_article_has(project):
    (project / FILE).write_text(
        "people:\n- Xa Yb\n- {name: X Reed, aliases: Tom Reed, only: {articles: gone.html}}\n"
        "block: [Nobody]\n"
    )

    out = CliRunner().invoke(cli, ["--project", str(project), "check"]).output

    assert "warning: content/entities.yaml:2:3: No article has the name 'Xa Yb'." in out
    assert "warning: content/entities.yaml:4:9: No article has the name 'Nobody' to block." in out
    assert "There is no article 'gone.html', which 'only' of 'X Reed' names." in out


def test_check_tells_a_broken_file_with_everything_else(project):
    (project / FILE).write_text("people: [~]\n")
    (project / "content/articles/bad.md").write_text("---\ndate: 1998-02-31\n---\n")

    result = CliRunner().invoke(cli, ["--project", str(project), "check"])

    assert "content/entities.yaml:1:10: This entry has no name." in result.output
    assert "content/articles/bad.md:2:1:" in result.output
    assert result.exit_code == 1


@pytest.fixture
def namesakes(project):
    """Two of one name whom the program tells apart."""
    for day, text in (
        ("01", "Mr. Al Marsh, a baker, sold bread in Eastmere."),
        ("02", "The bishop, Mr. Al Marsh, prayed. Bishop Al Marsh left."),
    ):
        path = project / f"content/articles/2002/01/{day}/marsh.md"
        path.parent.mkdir(parents=True)
        path.write_text(f"---\ntitle: Marsh\ndate: 2002-01-{day}\n---\n\n{text}\n")


@pytest.mark.parametrize(
    ("command", "left"),
    [
        ("rename|Al Marsh (baker)|Alan Marsh", {"Alan Marsh", "Al Marsh (bishop)"}),
        ("merge|Al Marsh (bishop)|Al Marsh (baker)", {"Al Marsh (bishop)"}),
        ("block|Al Marsh (baker)", {"Al Marsh (bishop)"}),
        ("retype|Al Marsh (baker)|place", {"Al Marsh (bishop)", "Al Marsh (baker)"}),
        ("split|Al Marsh|--dates|2002-01-02|--as|Al Marsh of Eastmere",
         {"Al Marsh", "Al Marsh of Eastmere"}),
    ],
)  # fmt: skip
def test_one_of_several_namesakes_can_be_corrected(
    entities, namesakes, sitegen, project, command, left
):
    entities(*command.split("|"))

    assert {name for _, name in names(entities) if "Marsh" in name} == left
    assert "No article has the name" not in sitegen("check", cwd=project, check=False).out


def test_a_rename_to_the_name_of_another_is_no_merge(entities, project):
    assert "'Ada Quill' is another person already" in entities("rename", "Tom Reed", "ada quill")
    assert entities("rename", "Tom Reed", "Tom Reed").startswith("'Tom Reed' is its name already.")
    assert not (project / FILE).exists()


def test_what_is_blocked_is_told_so(entities):
    entities("block", "Cy Vane")

    assert 'sitegen entities forget "Cy Vane"' in entities("pin", "Cy Vane")


def test_a_split_by_an_article_that_is_not_there_is_refused(entities, project):
    told = entities("split", "Tom Reed", "--articles", "1990/05/01/fery.md", "--as", "Tom R.")

    assert told.startswith("There is no article '1990/05/01/fery.md'.")
    assert not (project / FILE).exists()


def test_unmerge_tells_when_the_program_takes_two_names_for_one_as_well(entities, project):
    article = project / "content/articles/2002/01/01/quill.md"
    article.parent.mkdir(parents=True)
    article.write_text("---\ntitle: Q\n---\n\nMr. Bo Marsh spoke. Mr. B. Marsh was gone by noon.\n")
    (project / FILE).write_text("people: [{name: Bo Marsh, aliases: [B. Marsh]}]\n")

    told = entities("unmerge", "B. Marsh")

    assert "but the program takes the two for one" in " ".join(told.split())


def test_what_has_an_entry_is_not_blocked_before_that_is_taken_back(entities):
    entities("pin", "Tom Reed")

    told = entities("block", "Tom Reed")

    assert told.startswith("'Tom Reed' has an entry in content/entities.yaml:3:5,")
    assert told.endswith('sitegen entities forget "Tom Reed"')
