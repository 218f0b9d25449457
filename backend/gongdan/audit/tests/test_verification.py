import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongdan.audit.chain import GENESIS, link
from gongdan.audit.verification import Fault, Link, faults


def make_chain(contents: list[str]) -> list[Link]:
    chain: list[Link] = []
    for seq, content in enumerate(contents, 1):
        previous = chain[-1].own if chain else GENESIS
        own = link(previous=previous, kind="work_order", subject_id=1, seq=seq, content=content)
        chain.append(Link(seq, previous, own, content))
    return chain


def check(chain: list[Link]) -> list[Fault]:
    return faults(chain, kind="work_order", subject_id=1)


@given(st.lists(st.text(max_size=20), max_size=8))
def test_what_was_written_is_whole(contents: list[str]) -> None:
    assert check(make_chain(contents)) == []


@pytest.mark.parametrize("place", [0, 1, 3])
def test_an_altered_entry_is_named(place: int) -> None:
    chain = make_chain(["a", "b", "c", "d"])
    honest = chain[place]
    chain[place] = Link(honest.seq, honest.previous, honest.own, "forged")

    assert check(chain) == [Fault(place + 1, "altered")]


def test_missing_entries_are_named() -> None:
    chain = make_chain(["a", "b", "c", "d"])

    assert check([chain[0], chain[3]]) == [Fault(2, "missing"), Fault(3, "missing")]
    assert check(chain[1:]) == [Fault(1, "missing")]


def test_an_inserted_entry_is_named() -> None:
    first, second, third = make_chain(["a", "b", "c"])
    forged = Link(2, first.own, "f" * 64, "forged")
    moved = [
        Link(3, second.previous, second.own, second.content),
        Link(4, third.previous, third.own, third.content),
    ]

    assert check([first, forged, *moved]) == [Fault(2, "inserted")]


def test_an_entry_of_another_subject_is_not_taken_for_its_own() -> None:
    chain = make_chain(["a"])

    assert faults(chain, kind="work_order", subject_id=2) == [Fault(1, "altered")]
