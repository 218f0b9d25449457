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
