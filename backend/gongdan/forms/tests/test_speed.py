"""A form of three hundred fields is judged while nobody notices."""

from __future__ import annotations

from time import process_time

from gongdan.forms.engine import Submission, clean_answers, full_access
from gongdan.forms.tests.large import large_answers, large_form
from gongdan.forms.tests.makers import CONTEXT

GENEROUS = 5


def test_three_hundred_fields_are_judged_in_twenty_milliseconds() -> None:
    form, answers = large_form(300), large_answers(300)
    sent = Submission(answers, full_access(form))
    cleaned = clean_answers(form, sent, context=CONTEXT)

    durations = [_judged(form, sent) for _ in range(7)]

    assert (cleaned.problems, cleaned.refused) == ((), ())
    assert len(cleaned.answers) == 300
    assert min(durations) < 0.020 * GENEROUS


def _judged(form: object, sent: Submission) -> float:
    start = process_time()
    clean_answers(form, sent, context=CONTEXT)
    return process_time() - start
