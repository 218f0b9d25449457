from gongdan.sla import clock as clocks
from gongdan.sla.clock import Cause, Target
from gongdan.sla.ledger import ledger
from gongdan.sla.tests.makers import LUNCH, PLAIN, local

H = 3600
ASKED = Cause("waiting for the requester", {"kind": "person", "id": 7, "name": "李娜"})
ANSWERED = Cause("the requester answered", {"kind": "person", "id": 9, "name": "何建军"})


def test_a_ledger_says_who_paused_and_why_and_adds_up() -> None:
    clock = clocks.start("resolution", target=Target(4 * H, PLAIN), at=local("2026-11-20T16:00"))
    paused = clocks.pause(clock, calendar=PLAIN, at=local("2026-11-20T17:00"), cause=ASKED)
    resumed = clocks.resume(
        paused.clock, calendar=PLAIN, at=local("2026-11-23T09:30"), cause=ANSWERED
    )

    book = ledger(
        resumed.clock,
        spans=[*paused.spans, *resumed.spans],
        calendar=PLAIN,
        now=local("2026-11-23T10:00"),
    )

    assert [(line.kind, line.business_seconds, line.is_open) for line in book.lines] == [
        ("counted", H, False),
        ("paused", 0, False),
        ("counted", H // 2, True),
    ]
    assert (book.lines[1].begun, book.lines[1].ended) == (ASKED, ANSWERED)
    assert (book.elapsed_seconds, book.remaining_seconds) == (3 * H // 2, 5 * H // 2)
    assert book.wall_seconds == 66 * H
    assert book.paused_seconds == 64 * H + H // 2
    assert book.due_at == local("2026-11-23T12:30")


def test_a_ledger_shows_the_working_time_still_ahead() -> None:
    clock = clocks.start("resolution", target=Target(2 * H, LUNCH), at=local("2026-11-23T11:30"))

    book = ledger(clock, spans=[], calendar=LUNCH, now=local("2026-11-23T11:30"))

    assert [(piece.started_at, piece.seconds) for piece in book.ahead] == [
        (local("2026-11-23T11:30"), H // 2),
        (local("2026-11-23T13:00"), 3 * H // 2),
    ]


def test_a_finished_clock_has_no_open_line() -> None:
    clock = clocks.start("resolution", target=Target(2 * H, PLAIN), at=local("2026-11-23T09:00"))
    done = clocks.fulfill(clock, calendar=PLAIN, at=local("2026-11-23T10:00"), cause=ANSWERED)

    book = ledger(done.clock, spans=done.spans, calendar=PLAIN, now=local("2026-11-24T10:00"))

    assert [line.is_open for line in book.lines] == [False]
    assert book.elapsed_seconds == H
    assert book.ahead == ()
