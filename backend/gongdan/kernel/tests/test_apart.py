"""A failure becomes a value; what is nobody's fault, and the wish to stop, rise."""

from __future__ import annotations

import pytest

from gongdan.kernel.apart import Apart


def test_what_a_turn_fails_by_is_kept_for_whoever_gave_it() -> None:
    bug = LookupError("no such thing")

    with Apart(but=(ConnectionError,)) as turn:
        raise bug

    assert turn.failure is bug


@pytest.mark.parametrize("raised", [ConnectionResetError(), KeyboardInterrupt(), SystemExit(1)])
def test_a_lost_connection_and_the_wish_to_stop_rise(raised: BaseException) -> None:
    with pytest.raises(type(raised)) as risen, Apart(but=(ConnectionError,)):
        raise raised

    assert risen.value is raised
