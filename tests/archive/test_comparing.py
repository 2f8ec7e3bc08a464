"""The ledger held against the disk: every clipping is accounted for, just once."""

from hypothesis import given
from hypothesis import strategies as st

from sitegen.archive.comparing import compare
from sitegen.archive.ledger import Ledger, Outcome, Record

PATHS = st.sampled_from([f"clippings/{name}.txt" for name in "abcde"])
BYTES = st.sampled_from(["", "one", "two", "three"])
LINES = st.builds(
    Record,
    path=PATHS,
    sha256=BYTES,
    outcome=st.sampled_from(Outcome),
    run=st.just(1),
    article=st.sampled_from(["", "articles/a.md"]),
)
LEDGERS = st.lists(LINES, unique_by=lambda line: line.path).map(lambda lines: Ledger(tuple(lines)))


@given(LEDGERS, st.dictionaries(PATHS, BYTES))
def test_every_clipping_is_in_just_one_place(ledger, digests):
    changes = compare(ledger, digests)

    told = [
        *(path for path, _ in changes.known),
        *(path for path, _ in changes.changed),
        *changes.new,
        *(path for path, _ in changes.twins),
    ]
    assert sorted(told) == sorted(digests)


@given(LEDGERS, st.dictionaries(PATHS, BYTES))
def test_no_line_belongs_to_two_clippings_and_none_is_forgotten(ledger, digests):
    changes = compare(ledger, digests)

    lines = [line.path for _, line in (*changes.known, *changes.changed)]
    assert len(lines) == len(set(lines))
    missing = {line.path for line in changes.missing}
    assert not missing & set(lines)
    for line in ledger:
        replaced = line.path in {*changes.new, *(path for path, _ in changes.twins)}
        assert line.path in lines or line.path in missing or replaced


@given(st.permutations(["clippings/a.txt", "clippings/b.txt", "clippings/c.txt"]))
def test_bytes_that_are_still_there_keep_their_line(paths):
    lines = [Record(path, path, Outcome.PUBLISHED, 1) for path in sorted(paths)]
    digests = dict(zip(paths, (line.sha256 for line in lines), strict=True))

    changes = compare(Ledger(tuple(lines)), digests)

    assert {path: line.sha256 for path, line in changes.known} == digests
    assert changes.changed == changes.new == changes.twins == changes.missing == ()
