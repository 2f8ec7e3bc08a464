"""The command line as such: what it says of a command that it does not have."""

import pytest
from click.testing import CliRunner

from sitegen.cli import cli


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["biuld"], "There is no command 'biuld'. Did you mean 'build'?"),
        (["entities", "merg"], "There is no command 'merg'. Did you mean 'merge'?"),
        (["theme", "ejct"], "There is no command 'ejct'. Did you mean 'eject'?"),
        (["xyzzy"], "No such command 'xyzzy'."),
    ],
)
def test_of_a_misspelt_command_the_nearest_is_named(typed, told):
    run = CliRunner().invoke(cli, typed)

    assert (run.exit_code, told in run.stderr) == (2, True)


@pytest.mark.parametrize("group", [[], ["entities"], ["theme"]])
def test_what_each_command_does_is_told_whole(group):
    assert "..." not in CliRunner().invoke(cli, [*group, "--help"]).stdout.split("ommands")[-1]
