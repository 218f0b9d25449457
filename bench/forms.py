"""How much of a processor judging a form takes: by number of fields, and with rows of a sub-table.

    bin/bench forms
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median, quantiles
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "backend"))

from gongdan.forms.definition import FormDefinition
from gongdan.forms.engine import Submission, clean_answers, full_access
from gongdan.forms.tests.large import large_answers, large_form
from gongdan.forms.tests.makers import CONTEXT, field_id, make_form, make_item

ROUNDS = 50


def main() -> None:
    """Print a table of milliseconds."""
    print(f"{'':24}{'first':>9}{'median':>9}{'p95':>9}  ms")
    for count in (40, 100, 300, 500):
        form = large_form(count)
        report(f"{count} fields", form, Submission(large_answers(count), full_access(form)))
    for rows in (10, 100, 500):
        form, answers = table(rows)
        report(f"{rows} rows of 10 columns", form, Submission(answers, full_access(form)))


def table(rows: int) -> tuple[FormDefinition, dict[str, object]]:
    """A form with one sub-table and so many rows."""
    letters = "abcdefghij"
    columns = [make_item("number", letter, id="f_" + letter * 10) for letter in letters]
    form = make_form(make_item("subtable", "lines", columns=columns))
    row = {"f_" + letter * 10: 7 for letter in letters}
    return form, {field_id("lines"): [dict(row) for _ in range(rows)]}


def report(name: str, form: FormDefinition, sent: Submission) -> None:
    """One line: the first time (with the plan), then the usual."""
    first = judged(form, sent)
    times = [judged(form, sent) for _ in range(ROUNDS)]
    late = quantiles(times, n=20)[-1]
    print(f"{name:24}{first:9.2f}{median(times):9.2f}{late:9.2f}")


def judged(form: FormDefinition, sent: Submission) -> float:
    """Milliseconds that one judgement takes."""
    start = process_time()
    clean_answers(form, sent, context=CONTEXT)
    return 1000 * (process_time() - start)


if __name__ == "__main__":
    main()
