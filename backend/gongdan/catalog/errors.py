"""What the catalog refuses."""

from gongdan.kernel.errors import Refusal


class UnknownApplication(Refusal):
    """There is no application {code}."""

    code = "catalog.unknown_application"
    status = 404


class UnknownType(Refusal):
    """There is no work-order type {code} that can be filed."""

    code = "catalog.unknown_type"
    status = 404


class UnknownRecordType(Refusal):
    """There is no record type {code}."""

    code = "catalog.unknown_record_type"
    status = 404


class RecordTypeUnpublished(Refusal):
    """The record type {code} has no published version yet."""

    code = "catalog.record_type_unpublished"


class FormTaken(Refusal):
    """The form {form} belongs to another record type already."""

    code = "catalog.form_taken"


class UnknownCategory(Refusal):
    """There is no category {code}."""

    code = "catalog.unknown_category"
    status = 404


class CodeTaken(Refusal):
    """The code {code} is already used."""

    code = "catalog.code_taken"


class CategoryInItself(Refusal):
    """A category cannot lie inside itself."""

    code = "catalog.category_in_itself"


class MissingDefinition(Refusal):
    """{what} {code} has no published version."""

    code = "catalog.missing_definition"


class UnknownTeam(Refusal):
    """There is no team {code}."""

    code = "catalog.unknown_team"
    status = 422


class UnknownPackageFormat(Refusal):
    """This package has the format {format}, which is not known here."""

    code = "catalog.unknown_package_format"
    status = 422


class PackageUndecided(Refusal):
    """{count} things were changed both here and in the file. Say for each which one is to hold."""

    code = "catalog.package_undecided"


class DraftInTheWay(Refusal):
    """{key} has a draft that nobody has published. Publish or discard it first."""

    code = "catalog.draft_in_the_way"


class SignatureBroken(Refusal):
    """The file is not as it was signed."""

    code = "catalog.signature_broken"
    status = 422


class UnknownImport(Refusal):
    """There is no import {no} in this application."""

    code = "catalog.unknown_import"
    status = 404


class NotTheNewestImport(Refusal):
    """Only the newest import can be undone, and only once."""

    code = "catalog.not_the_newest_import"


class NotRetirable(Refusal):
    """{section} cannot be taken away by a file."""

    code = "catalog.not_retirable"
