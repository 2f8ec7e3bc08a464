"""What resolution promises whatever the archive: order, independence, speed."""

import sys

from hypothesis import given, settings
from hypothesis import strategies as st
from telling import told

from sitegen.entities.naming import Named, named_in
from sitegen.entities.resolve import resolve
from sitegen.model import Kind, Mention

PERSON, BODY, PLACE = Kind


def archives(given_names, surnames, others, places, roles):
    """Articles whose names are made of these words."""
    people = st.one_of(
        st.sampled_from(surnames),
        st.builds("{} {}".format, st.sampled_from(given_names), st.sampled_from(surnames)),
    )
    named = st.one_of(
        st.builds(
            lambda name, sure, role: Named(PERSON, name, (name,), ((0, 1),), roles=role, sure=sure),
            people,
            st.sampled_from([40, 100]),
            st.sampled_from([(), *((role,) for role in roles)]),
        ),
        st.builds(
            lambda kind, name: Named(kind, name, (name,), ((2, 3),)),
            st.sampled_from([BODY, PLACE]),
            st.sampled_from([*others, *places]),
        ),
        st.sampled_from(
            [
                Named(BODY, full, (full, short), ((4, 5),))
                for full, short in zip(others[::2], others[1::2], strict=True)
            ]
        ),
    )
    return st.lists(st.lists(named, max_size=6).map(tuple), max_size=6)


HARBOR = archives(
    ["Ada", "William", "Bill", "A."], ["Quill", "Quil"], ["Harbor Workers Guild", "HWG"],
    ["Hollow"], ["judge", "striker"],
)  # fmt: skip
MOUNTAIN = archives(
    ["Zeno", "Xerxes"], ["Mount", "Vervet"], ["Tunnel Ferrets", "TF"], ["Peak"], ["baker", "mayor"]
)


def bare(found):
    return [
        (
            one.kind,
            one.name,
            one.other_names,
            sorted(one.appearances, key=lambda seen: seen.address),
        )
        for one in found
    ]


def filed(articles, prefix=""):
    return [(f"{prefix}{number}.html", names) for number, names in enumerate(articles)]


@given(HARBOR, st.randoms())
def test_the_order_of_articles_changes_no_entity(articles, random):
    listed = filed(articles)

    assert bare(resolve(listed)) == bare(resolve(random.sample(listed, len(listed))))


@given(HARBOR, MOUNTAIN)
def test_an_article_changes_only_entities_whose_words_it_shares(harbor, mountain):
    """Two archives without a common word give the same entities apart and together."""
    first, second = filed(harbor, "harbor-"), filed(mountain, "mountain-")

    together = resolve([*first, *second])

    def by_key(found):
        return {one.key: one for one in found}

    assert by_key(together) == {**by_key(resolve(first)), **by_key(resolve(second))}


@given(HARBOR)
def test_every_mention_has_just_one_entity_and_every_entity_a_name_of_its_own(articles):
    found = resolve(filed(articles))

    assert len({one.key for one in found}) == len(found)
    for number, names in enumerate(articles):
        spans = {span for one in names for span in one.spans}
        seen = {
            span
            for entity in found
            for appearance in entity.appearances
            if appearance.address == f"{number}.html"
            for span in appearance.spans
        }
        assert seen == spans


@settings(deadline=None)
@given(st.text(st.sampled_from("Ad Qu.-'’(),\n\u200b\u202eé"), max_size=40), st.data())
def test_no_text_is_too_strange(text, data):
    ends = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = [(a, b) for a, b in zip(ends[::2], ends[1::2], strict=False) if a < b]
    mentions = [Mention(a, b, data.draw(st.sampled_from(list(Kind)))) for a, b in spans]

    names = named_in(text, mentions)

    assert sorted(span for one in names for span in one.spans) == spans
    resolve([("0.html", names)])


def test_thousands_of_names_in_one_article_take_no_quadratic_time():
    def article(count):
        people = "".join(f"[p:Ada{n} Quill] and [p:Quill{n}] and [p:Quill]. " for n in range(count))
        bodies = "".join(f"[b:Hollow{n} Quill Club] of [o:Port{n} Hollow], " for n in range(count))
        return told(people + bodies)

    def steps(count):
        """Calls of functions, which are the same on a busy machine."""
        taken = 0

        def count_one(_frame, _event, _argument):
            nonlocal taken
            taken += 1

        sys.setprofile(count_one)
        try:
            resolve([("0.html", article(count)), ("1.html", article(count))])
        finally:
            sys.setprofile(None)
        return taken

    few, many = steps(100), steps(500)

    assert many < 8 * few
