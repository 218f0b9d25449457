"""What reading tables refuses."""

from gongdan.kernel.errors import Refusal


class SheetUnreadable(Refusal):
    """This file cannot be read as a table: {reason}."""

    code = "records.sheet_unreadable"
    status = 422


class SheetEmpty(Refusal):
    """This file has no rows."""

    code = "records.sheet_empty"
    status = 422


class SheetTooLarge(Refusal):
    """This file has more than {limit} {what}. Divide it and import the parts."""

    code = "records.sheet_too_large"
    status = 422


class NotInEncoding(Refusal):
    """From row {row} on, this file is not {encoding}. Choose another encoding."""

    code = "records.not_in_encoding"
    status = 422


class ArchiveRefused(Refusal):
    """This archive must hold exactly one CSV, JSON or XLSX file; it holds {count}."""

    code = "records.archive_refused"
    status = 422
