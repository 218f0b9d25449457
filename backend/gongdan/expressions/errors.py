"""What the language refuses; the same codes mark problems found while designing."""

from __future__ import annotations

from gongdan.kernel.errors import Refusal


class NotAnExpression(Refusal):
    """A condition or formula is not written as an operation, a field or a value."""

    code = "expressions.not_an_expression"
    status = 422


class UnknownOperation(Refusal):
    """There is no operation {op}."""

    code = "expressions.unknown_operation"
    status = 422


class UnknownField(Refusal):
    """There is no field {field} here."""

    code = "expressions.unknown_field"
    status = 422


class WrongCount(Refusal):
    """{op} takes {least} to {most} parts, not {count}."""

    code = "expressions.wrong_count"
    status = 422


class TypeMismatch(Refusal):
    """{op} needs {expected} here, not {actual}."""

    code = "expressions.type_mismatch"
    status = 422


class BadValue(Refusal):
    """This is not a {type} the language can hold."""

    code = "expressions.bad_value"
    status = 422


class FieldExpected(Refusal):
    """{op} needs a field here."""

    code = "expressions.field_expected"
    status = 422


class LiteralExpected(Refusal):
    """{op} needs a fixed whole number from 0 to {most} here."""

    code = "expressions.literal_expected"
    status = 422


class TooDeep(Refusal):
    """A condition or formula has more than {most} levels or parts."""

    code = "expressions.too_deep"
    status = 422


class NumberTooLarge(Refusal):
    """A formula gives a number that is too large."""

    code = "expressions.number_too_large"
    status = 422


class DateOutOfRange(Refusal):
    """A formula gives a date outside the years 1 to 9999."""

    code = "expressions.date_out_of_range"
    status = 422


class TextTooLong(Refusal):
    """A formula gives a text of more than {most} characters."""

    code = "expressions.text_too_long"
    status = 422


class BadPattern(Refusal):
    """{op} needs a pattern here, such as 0.00 or YYYY-MM-DD."""

    code = "expressions.bad_pattern"
    status = 422


class NameExpected(Refusal):
    """{op} needs the code of a field as fixed text here."""

    code = "expressions.name_expected"
    status = 422


class NotSupplied(Refusal):
    """A formula needs the {what}, which is not known here."""

    code = "expressions.not_supplied"
    status = 422


class NotInSql(Refusal):
    """{op} cannot be used to filter lists."""

    code = "expressions.not_in_sql"
    status = 422
