"""What records and reading tables refuse."""

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


class RecordTypeRetired(Refusal):
    """The record type {record_type} is out of use; its records can only be read."""

    code = "records.record_type_retired"


class RecordInUse(Refusal):
    """{count} other records or work orders are linked to this one. Unlink them first."""

    code = "records.in_use"


class TooManyRecords(Refusal):
    """At most {most} records can be changed at once."""

    code = "records.too_many"
    status = 422


class UnknownSort(Refusal):
    """Records cannot be sorted or grouped by {field}."""

    code = "records.unknown_sort"
    status = 422


class SampleUnknown(Refusal):
    """The file links to the record {key}, which is neither in it nor here."""

    code = "records.sample_unknown"
    status = 422


class SampleOfOther(Refusal):
    """{record_type} is no record type of the application {application}."""

    code = "records.sample_of_other"
    status = 422


class ImportBusy(Refusal):
    """This import is {state} and cannot be run just now."""

    code = "records.import_busy"


class BulkBusy(Refusal):
    """This change is {state} and cannot be run just now."""

    code = "records.bulk_busy"


class TooManyGroups(Refusal):
    """There are more than {most} groups. Group by something coarser, or filter first."""

    code = "records.too_many_groups"
    status = 422


class NobodyMeant(Refusal):
    """Nobody is meant: whoever the rule names was not found."""

    code = "records.nobody_meant"
    status = 409


class NoSuchRecordButton(Refusal):
    """This record shows no such button now."""

    code = "records.no_such_button"
    status = 409
