"""Shapes of the catalog over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field, JsonValue

from gongdan.catalog.commands.packages import Trial
from gongdan.kernel.schemas import In, Out, ProblemDetail
from gongdan.kernel.texts import Text


class CategoryNewIn(In):
    """A new category."""

    application: str
    code: str = Field(pattern=r"^[a-z][a-z0-9-]{1,58}$")
    name: Text
    parent: str | None = None
    position: int = 0


class CategoryChangeIn(In):
    """A category as it should be."""

    name: Text
    parent: str | None = None
    position: int = 0
    is_active: bool = True


class ApplicationNewIn(In):
    """A new application."""

    code: str = Field(pattern=r"^[a-z][a-z0-9-]{1,38}$")
    name: Text
    icon: str = Field(default="", max_length=40)
    department: str | None = None
    desk_team: str


class ApplicationIn(In):
    """An application as it should be."""

    name: Text
    desk_team: str
    is_active: bool = True


class TypeNewIn(In):
    """A new work-order type; what is not named of form and process is begun plain."""

    application: str
    code: str = Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")
    name: Text
    description: Text = Field(default_factory=dict)
    icon: str = Field(default="", max_length=40)
    position: int = 0
    form: str | None = None
    process: str | None = None


class TypeIn(In):
    """A work-order type as it should be."""

    name: Text
    description: Text = Field(default_factory=dict)
    icon: str = Field(default="", max_length=40)
    position: int = 0
    is_active: bool = True


class TypeBriefOut(Out):
    """A type in a builder's list."""

    code: str
    name: Text
    description: Text
    icon: str
    application: str
    position: int
    is_active: bool
    form: str
    process: str
    no: int
    published_at: datetime | None


class TypeVersionBriefOut(Out):
    """One version of a type, with what it binds."""

    no: int
    published_at: datetime
    published_by: dict[str, object]
    form: str
    form_no: int
    process: str
    process_no: int


class TypeDefinitionOut(Out):
    """A type with its settings and versions; behind when its form or process is newer."""

    brief: TypeBriefOut
    content: dict[str, object]
    versions: list[TypeVersionBriefOut]
    is_behind: bool


class TypeContentOut(Out):
    """The settings of one version."""

    content: dict[str, object]


class TypeVersionIn(In):
    """What a new version of a type binds together."""

    form: str
    process: str
    content: dict[str, JsonValue]


class RecordTypeNewIn(In):
    """A new record type; without a form named, one of the same code is begun."""

    application: str
    code: str = Field(pattern=r"^[a-z][a-z0-9_-]{0,39}$")
    name: Text
    icon: str = Field(default="", max_length=40)
    position: int = 0
    form: str | None = None


class RecordTypeIn(In):
    """A record type as it should be."""

    name: Text
    icon: str = Field(default="", max_length=40)
    position: int = 0
    is_active: bool = True


class RecordTypeContentIn(In):
    """The settings of a new version."""

    content: dict[str, JsonValue]


class RecordTypeOut(Out):
    """A record type in a list, with how far the reader may go."""

    code: str
    name: Text
    icon: str
    application: str
    form: str
    position: int
    is_active: bool
    no: int | None
    access: str


class RecordTypeVersionOut(Out):
    """A published version of a record type."""

    no: int
    form_version: int
    content: dict[str, object]
    published_at: datetime
    published_by: dict[str, object]


class DecisionIn(In):
    """Which side is to hold for something changed on both."""

    section: str
    key: str
    decision: Literal["theirs", "ours"]


class PackageIn(In):
    """A file with what was decided about it; ``desk_team`` replaces the file's service desk."""

    package: dict[str, JsonValue]
    decisions: list[DecisionIn] = Field(default_factory=list)
    desk_team: str | None = None
    with_samples: bool = True


class UndoIn(In):
    """Which import is to be taken back."""

    no: int


class PackageChangeOut(Out):
    """One value that differs."""

    path: str
    before: object
    after: object


class PackageStepOut(Out):
    """What importing does with one item."""

    section: str
    key: str
    fate: Literal["same", "make", "change", "retire", "keep", "conflict"]
    name: object
    changes: list[PackageChangeOut]
    local: list[PackageChangeOut]


class PackageTrialOut(Out):
    """What importing would do, and what would be refused."""

    application: str
    is_new: bool
    signed_by: str
    steps: list[PackageStepOut]
    problems: list[ProblemDetail]


class InstalledOut(Out):
    """One import."""

    no: int
    checksum: str
    signed_by: str
    installed_at: datetime
    installed_by: dict[str, object]
    is_undone: bool


def trial_out(trial: Trial) -> PackageTrialOut:
    """A trial as it is shown."""
    return PackageTrialOut(
        application=trial.application,
        is_new=trial.is_new,
        signed_by=trial.signed_by,
        steps=[PackageStepOut.model_validate(step) for step in trial.steps],
        problems=[ProblemDetail.model_validate(one.as_dict()) for one in trial.problems],
    )


class PackageExampleTypeOut(Out):
    """A kind of work order an example brings."""

    code: str
    name: Text
    description: Text
    icon: str


class PackageExampleOut(Out):
    """An application to begin with."""

    code: str
    name: Text
    types: list[PackageExampleTypeOut]
