"""What this module refuses."""

from __future__ import annotations

from gongdan.kernel.errors import Problem, Refusal


class FormNotFound(Refusal):
    """There is no form {form}."""

    code = "forms.not_found"
    status = 404


class FormNotPublished(Refusal):
    """The form {form} has not been published yet."""

    code = "forms.not_published"
    status = 409


class FormOutOfUse(Refusal):
    """The form {form} is no longer in use."""

    code = "forms.out_of_use"
    status = 409


class FormCodeTaken(Refusal):
    """There is already a form {form}."""

    code = "forms.code_taken"
    status = 409


class NothingToPublish(Refusal):
    """There is no draft to publish."""

    code = "forms.nothing_to_publish"
    status = 409


class DictionaryNotFound(Refusal):
    """There is no dictionary {dictionary}."""

    code = "forms.dictionary_not_found"
    status = 404


class DictionaryCodeTaken(Refusal):
    """There is already a dictionary {dictionary}."""

    code = "forms.dictionary_code_taken"
    status = 409


class NotEditable(Refusal):
    """Some of these fields may not be changed by you or at this point."""

    code = "forms.not_editable"
    status = 409

    def __init__(self, *, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(problems=[problem.as_dict() for problem in problems])
