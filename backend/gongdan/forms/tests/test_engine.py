from gongdan.forms.engine import (
    Cleaned,
    Submission,
    by_code,
    by_id,
    clean_answers,
    prefill,
    refusal_of,
)
from gongdan.forms.errors import NotEditable
from gongdan.forms.tests.makers import (
    CONTEXT,
    OPTIONS,
    codes,
    field_id,
    make_form,
    make_item,
    submit,
)
from gongdan.kernel.errors import InvalidInput

TOPIC, DETAIL, AMOUNT = field_id("topic"), field_id("detail"), field_id("amount")
IS_NET = {"op": "=", "args": [{"field": "topic"}, {"value": "net"}]}
IS_LARGE = {"op": ">", "args": [{"field": "answers.amount"}, {"value": 1000}]}
FORM = make_form(
    make_item("section", "head"),
    make_item("select", "topic", required=True),
    make_item("text", "detail", visible=IS_NET, required=True),
    make_item("money", "amount"),
    make_item("textarea", "reason", required_if=IS_LARGE),
)
REASON = field_id("reason")


def send(access: dict[str, str], answers: dict[str, object], **more: object) -> Cleaned:
    return clean_answers(FORM, Submission(answers, access, **more), context=CONTEXT)


EDIT = {TOPIC: "edit", DETAIL: "edit", AMOUNT: "edit", REASON: "edit"}


def test_answers_are_cleaned_and_kept_in_the_forms_order() -> None:
    cleaned = submit(FORM, amount="12.50", detail=" 3楼 ", topic="net")

    assert list(cleaned.answers.items()) == [
        (TOPIC, "net"),
        (DETAIL, "3楼"),
        (AMOUNT, {"amt": "12.50", "cur": "CNY"}),
    ]
    assert cleaned.problems == ()
    assert cleaned.refused == ()


def test_what_is_required_and_shown_must_be_answered() -> None:
    cleaned = submit(FORM, topic="net")

    assert codes(cleaned.problems) == [(DETAIL, "forms.required")]
    assert cleaned.missing == (DETAIL,)


def test_what_is_not_shown_need_not_be_answered_and_is_dropped() -> None:
    cleaned = submit(FORM, topic="pc", detail="still here")

    assert cleaned.answers == {TOPIC: "pc"}
    assert cleaned.problems == ()


def test_a_hidden_field_may_keep_its_answer() -> None:
    form = make_form(
        make_item("select", "topic"),
        make_item("text", "detail", visible=IS_NET, clear_when_hidden="keep"),
    )

    assert submit(form, topic="pc", detail="kept").answers == {TOPIC: "pc", DETAIL: "kept"}


def test_a_condition_may_require_an_answer() -> None:
    small, large = submit(FORM, topic="pc", amount=1000), submit(FORM, topic="pc", amount=1001)

    assert small.problems == ()
    assert codes(large.problems) == [(REASON, "forms.required")]


def test_a_wrong_answer_is_said_once_with_its_place_and_not_kept() -> None:
    cleaned = submit(FORM, topic="printer", amount="much")

    assert codes(cleaned.problems) == [
        (TOPIC, "forms.not_an_option"),
        (AMOUNT, "forms.not_number"),
    ]
    assert cleaned.answers == {}


def test_conditions_are_judged_in_the_order_they_depend_on_each_other() -> None:
    has_b = {"op": "not_empty", "args": [{"field": "bb"}]}
    has_c = {"op": "not_empty", "args": [{"field": "cc"}]}
    form = make_form(
        make_item("text", "aa", visible=has_b),
        make_item("text", "bb", visible=has_c),
        make_item("text", "cc"),
    )

    assert submit(form, aa="1", bb="2").answers == {}
    assert len(submit(form, aa="1", bb="2", cc="3").answers) == 3


def test_unknown_fields_and_headings_are_refused() -> None:
    cleaned = send(EDIT, {TOPIC: "pc", "f_zzzzzzzzzz": 1, field_id("head"): "x"})

    assert sorted(codes(cleaned.refused)) == [
        (field_id("head"), "forms.unknown_field"),
        ("f_zzzzzzzzzz", "forms.unknown_field"),
    ]


def test_fields_one_may_not_edit_are_refused_never_ignored() -> None:
    access = {TOPIC: "edit", DETAIL: "read", AMOUNT: "masked"}

    cleaned = send(access, {TOPIC: "net", DETAIL: "x", AMOUNT: "5", REASON: "y"})

    assert codes(cleaned.refused) == [
        (AMOUNT, "forms.not_editable"),
        (DETAIL, "forms.not_editable"),
        (REASON, "forms.not_editable"),
    ]
    assert cleaned.answers == {TOPIC: "net"}


def test_what_is_stored_stays_when_it_may_not_be_edited() -> None:
    stored = {TOPIC: "net", DETAIL: "3楼", AMOUNT: "5"}

    cleaned = send({TOPIC: "edit", DETAIL: "read"}, {TOPIC: "net"}, stored=stored)

    assert cleaned.answers == stored
    assert cleaned.problems == ()


def test_a_readable_field_sent_back_unchanged_is_no_change() -> None:
    cleaned = send({TOPIC: "read"}, {TOPIC: "net"}, stored={TOPIC: "net"})

    assert cleaned.refused == ()


def test_a_hidden_field_cannot_be_guessed_by_sending_it() -> None:
    right = send({TOPIC: "hidden"}, {TOPIC: "net"}, stored={TOPIC: "net"})
    wrong = send({TOPIC: "hidden"}, {TOPIC: "pc"}, stored={TOPIC: "net"})

    assert codes(right.refused) == codes(wrong.refused) == [(TOPIC, "forms.not_editable")]


def test_what_one_may_not_edit_need_not_be_answered() -> None:
    assert send({}, {}).problems == ()


def test_an_option_out_of_use_stays_where_it_was_chosen() -> None:
    kept = send(EDIT, {TOPIC: "fax"}, stored={TOPIC: "fax"})
    chosen = send(EDIT, {TOPIC: "fax"}, stored={TOPIC: "net", DETAIL: "x"})

    assert kept.answers == {TOPIC: "fax"}
    assert codes(chosen.problems) == [(TOPIC, "forms.not_an_option")]


IS_SEALED = {"op": "=", "args": [{"field": "sealed"}, {"value": True}]}


def test_a_locked_field_refuses_a_change_and_is_not_required() -> None:
    form = make_form(
        make_item("bool", "sealed"),
        make_item("text", "detail", required=True, readonly_if=IS_SEALED),
    )

    open_form = submit(form, sealed=False)
    locked = submit(form, sealed=True, detail="new")

    assert codes(open_form.problems) == [(DETAIL, "forms.required")]
    assert codes(locked.refused) == [(DETAIL, "forms.read_only")]
    assert locked.problems == ()


def test_an_answer_is_taken_back_with_nothing() -> None:
    cleaned = send(EDIT, {AMOUNT: None}, stored={TOPIC: "pc", AMOUNT: "5"})

    assert cleaned.answers == {TOPIC: "pc"}


def test_the_whole_form_is_checked_when_every_answer_is_right() -> None:
    ordered = {"op": "<=", "args": [{"field": "start"}, {"field": "finish"}]}
    check = {"condition": ordered, "message": {"en": "Ends before it starts"}}
    check |= {"field": field_id("finish")}
    form = make_form(make_item("date", "start"), make_item("date", "finish"), checks=[check])

    right = submit(form, start="2026-11-23", finish="2026-11-24")
    wrong = submit(form, start="2026-11-24", finish="2026-11-23")

    assert right.problems == ()
    assert codes(wrong.problems) == [(field_id("finish"), "forms.check")]


def test_conditions_may_ask_for_facts_beyond_the_form() -> None:
    vip = {"op": "=", "args": [{"field": "is_vip"}, {"value": True}]}
    form = make_form(make_item("text", "detail", required_if=vip))
    access = {DETAIL: "edit"}

    asked = clean_answers(form, Submission({}, access, facts={"is_vip": True}), context=CONTEXT)
    spared = clean_answers(form, Submission({}, access, facts={"is_vip": False}), context=CONTEXT)

    assert asked.missing == (DETAIL,)
    assert spared.missing == ()


def test_a_change_one_may_not_make_is_refused_before_wrong_answers() -> None:
    forbidden = refusal_of(send({TOPIC: "edit"}, {TOPIC: "printer", AMOUNT: 1}))
    wrong = refusal_of(send(EDIT, {TOPIC: "printer"}))
    right = refusal_of(send(EDIT, {TOPIC: "pc"}))

    assert isinstance(forbidden, NotEditable)
    assert (forbidden.status, forbidden.code) == (409, "forms.not_editable")
    assert isinstance(wrong, InvalidInput)
    assert right is None


def test_codes_and_ids_name_the_same_field() -> None:
    assert by_id(FORM, {"topic": "net", DETAIL: "x", "else": 1}) == {
        TOPIC: "net",
        DETAIL: "x",
        "else": 1,
    }
    assert by_code(FORM, {TOPIC: "net"}) == {
        "topic": "net",
        "detail": None,
        "amount": None,
        "reason": None,
    }


def test_a_new_form_begins_with_its_defaults() -> None:
    form = make_form(make_item("select", "topic", options=OPTIONS, default="net"))

    assert prefill(form) == {TOPIC: "net"}
