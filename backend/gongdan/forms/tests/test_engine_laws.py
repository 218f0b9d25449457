from hypothesis import given, settings
from hypothesis import strategies as st

from gongdan.forms.engine import Submission, clean_answers, full_access
from gongdan.forms.tests.makers import CONTEXT, field_id, make_form, make_item
from gongdan.kernel.errors import Refusal

KINDS = (
    "text", "textarea", "number", "money", "bool", "date", "datetime", "select",
    "multiselect", "member", "department", "attachment", "rating",
)  # fmt: skip
NOT_EMPTY = {"op": "not_empty", "args": [{"field": "text"}]}
FORM = make_form(
    *(make_item(kind, kind) for kind in KINDS),
    make_item("text", "phone", format="phone_cn", visible=NOT_EMPTY),
    make_item("number", "exact", scale=8, visible=NOT_EMPTY, clear_when_hidden="keep"),
    make_item("text", "mail", format="email", required_if=NOT_EMPTY),
)
IDS = [item.id for item in FORM.fields]
ACCESS = full_access(FORM)

likely = st.sampled_from(
    ["net", "2026-11-23", "2026-11-23T12:00:00+08:00", " a ", "13800138000", "1.50", "e\u0301",
     7, 3, True, False, ["net", "pc"], ["a1"], [], "", "a@b.cn", 2.25]
)  # fmt: skip
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)
sent = st.dictionaries(st.sampled_from(IDS) | st.just("f_zzzzzzzzzz"), likely | anything)


@settings(max_examples=300, deadline=None)
@given(sent)
def test_what_is_clean_stays_as_it_is(answers: dict[str, object]) -> None:
    first = clean_answers(FORM, Submission(answers, ACCESS), context=CONTEXT)

    second = clean_answers(FORM, Submission(first.answers, ACCESS), context=CONTEXT)

    assert second.answers == first.answers
    assert second.refused == ()
    assert {p.code for p in second.problems} <= {"forms.required"}


@settings(max_examples=300, deadline=None)
@given(sent)
def test_nothing_wrong_is_kept_and_nothing_raises(answers: dict[str, object]) -> None:
    try:
        cleaned = clean_answers(FORM, Submission(answers, ACCESS), context=CONTEXT)
    except Refusal as refused:
        raise AssertionError("cleaning collects problems") from refused

    wrong = {problem.path.removeprefix("answers.") for problem in cleaned.problems}
    assert wrong.isdisjoint(cleaned.answers)
    assert cleaned.answers.keys() <= set(IDS)


@settings(max_examples=200, deadline=None)
@given(sent, st.dictionaries(st.sampled_from(IDS), st.sampled_from(["hidden", "masked", "read"])))
def test_what_may_not_be_edited_never_changes(
    answers: dict[str, object], limits: dict[str, str]
) -> None:
    stored = {field_id("money"): "5", field_id("rating"): 3, field_id("select"): "net"}
    access = {**ACCESS, **limits}

    cleaned = clean_answers(FORM, Submission(answers, access, stored=stored), context=CONTEXT)

    kept = {name: cleaned.answers.get(name) for name in limits if name in stored}
    assert kept == {name: stored[name] for name in kept}
