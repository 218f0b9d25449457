import pytest

from gongdan.forms.kind import ExportContext
from gongdan.forms.registry import KINDS
from gongdan.forms.tests.makers import clean, make_field, problems


@pytest.mark.parametrize(
    ("settings", "value", "cleaned"),
    [
        ({}, "2026-11-23", "2026-11-23"),
        ({}, "2026-02-29", "forms.not_date"),
        ({}, "2028-02-29", "2028-02-29"),
        ({}, "23/11/2026", "forms.not_date"),
        ({}, "2026-11-23T00:00:00Z", "forms.not_date"),
        ({}, "20261123", "forms.not_date"),
        ({}, "", None),
        ({}, 20261123, "forms.not_date"),
        ({"min": "today"}, "2026-11-23", "2026-11-23"),
        ({"min": "today"}, "2026-11-22", "forms.too_early"),
        ({"max": "today+7"}, "2026-11-30", "2026-11-30"),
        ({"max": "today+7"}, "2026-12-01", "forms.too_late"),
        ({"min": "today-1"}, "2026-11-22", "2026-11-22"),
        ({"min": "2026-12-01"}, "2026-11-30", "forms.too_early"),
    ],
)
def test_a_date(settings: dict[str, object], value: object, cleaned: object) -> None:
    assert clean("date", value, **settings) == cleaned


@pytest.mark.parametrize(
    ("settings", "value", "cleaned"),
    [
        ({}, "2026-11-23T12:00:00+08:00", "2026-11-23T04:00:00Z"),
        ({}, "2026-11-23T04:00:00Z", "2026-11-23T04:00:00Z"),
        ({}, "2026-11-23T04:00:00.750Z", "2026-11-23T04:00:00Z"),
        ({}, "2026-11-23T04:00:00", "forms.not_datetime"),
        ({}, "2026-11-23", "forms.not_datetime"),
        ({}, "2026-11-23T25:00:00Z", "forms.not_datetime"),
        ({}, "0001-01-01T00:00:00+08:00", "forms.not_datetime"),
        ({}, "9999-12-31T23:59:59-08:00", "forms.not_datetime"),
        ({}, "", None),
        ({}, 5, "forms.not_datetime"),
        ({"min": "now"}, "2026-11-23T04:00:00Z", "2026-11-23T04:00:00Z"),
        ({"min": "now"}, "2026-11-23T03:59:59Z", "forms.too_early"),
        ({"max": "2026-12-01T00:00:00Z"}, "2026-12-01T00:00:01Z", "forms.too_late"),
    ],
)
def test_s1_5_a_moment(settings: dict[str, object], value: object, cleaned: object) -> None:
    assert clean("datetime", value, **settings) == cleaned


@pytest.mark.parametrize(
    ("kind", "settings", "found"),
    [
        ("date", {"min": "today", "max": "today+30"}, []),
        ("date", {"min": "tomorrow"}, [("min", "forms.setting_malformed")]),
        ("datetime", {"min": "now"}, []),
        ("datetime", {"max": "2026-12-01"}, [("max", "forms.setting_malformed")]),
    ],
)
def test_what_is_wrong_with_the_settings(
    kind: str, settings: dict[str, object], found: list[tuple[str, str]]
) -> None:
    assert problems(kind, **settings) == found


def test_a_moment_is_written_in_the_zone_of_the_organization() -> None:
    how = ExportContext(time_zone="Asia/Shanghai")

    said = KINDS["datetime"].export_text("2026-11-23T04:00:00Z", make_field("datetime"), how)

    assert said == "2026-11-23 12:00"
