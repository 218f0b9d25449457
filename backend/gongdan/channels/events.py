"""What happens to imports and to links of forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from gongdan.kernel.events import Event

SUBJECT = "import_run"
FORM_LINK = "form_link"


@dataclass(frozen=True, kw_only=True)
class ImportBegun(Event):
    """A file was given to be imported."""

    name: ClassVar[str] = "channels.import_begun"
    file_name: str
    application: str


@dataclass(frozen=True, kw_only=True)
class ImportMapped(Event):
    """It was said what the columns of an import stand for."""

    name: ClassVar[str] = "channels.import_mapped"
    profile: str
    mapping: dict[str, object]


@dataclass(frozen=True, kw_only=True)
class ImportCheckAsked(Event):
    """A dry run was asked for."""

    name: ClassVar[str] = "channels.import_check_asked"


@dataclass(frozen=True, kw_only=True)
class ImportChecked(Event):
    """A dry run went through the whole file."""

    name: ClassVar[str] = "channels.import_checked"
    orders: int
    refused: int
    problems: int


@dataclass(frozen=True, kw_only=True)
class ImportRunAsked(Event):
    """An import was started."""

    name: ClassVar[str] = "channels.import_run_asked"


@dataclass(frozen=True, kw_only=True)
class ImportAdvanced(Event):
    """A batch of an import was kept."""

    name: ClassVar[str] = "channels.import_advanced"
    position: int


@dataclass(frozen=True, kw_only=True)
class ImportDone(Event):
    """An import went through its whole file."""

    name: ClassVar[str] = "channels.import_done"
    created: int
    already_there: int
    refused: int


@dataclass(frozen=True, kw_only=True)
class ImportCancelled(Event):
    """An import was stopped by somebody; what was kept stays."""

    name: ClassVar[str] = "channels.import_cancelled"
    position: int


@dataclass(frozen=True, kw_only=True)
class ImportFailed(Event):
    """An import could not go on."""

    name: ClassVar[str] = "channels.import_failed"
    code: str
    facts_then: dict[str, object]


@dataclass(frozen=True, kw_only=True)
class ProfileSaved(Event):
    """A mapping was kept under a name."""

    name: ClassVar[str] = "channels.profile_saved"
    profile: str
    content: dict[str, object]


@dataclass(frozen=True, kw_only=True)
class FormLinkOpened(Event):
    """A form can be filled in by anybody who has its link."""

    name: ClassVar[str] = "channels.form_link_opened"
    target: str
    code: str
    fields: list[str]


@dataclass(frozen=True, kw_only=True)
class FormLinkChanged(Event):
    """What a form's link asks, or how long and how often, is another."""

    name: ClassVar[str] = "channels.form_link_changed"
    changes: dict[str, object]


@dataclass(frozen=True, kw_only=True)
class FormLinkRenewed(Event):
    """A form's link has another address; the old one is of no use."""

    name: ClassVar[str] = "channels.form_link_renewed"
    round: int


@dataclass(frozen=True, kw_only=True)
class FormLinkRemoved(Event):
    """A form's link that nobody ever used is gone."""

    name: ClassVar[str] = "channels.form_link_removed"
    key: str


@dataclass(frozen=True, kw_only=True)
class FormLinkFilled(Event):
    """Somebody filled in a form by its link."""

    name: ClassVar[str] = "channels.form_link_filled"
    number: str
    title: str


INCOMING_HOOK = "incoming_hook"


@dataclass(frozen=True, kw_only=True)
class HookOpened(Event):
    """Another system can file work orders by calling an address."""

    name: ClassVar[str] = "channels.hook_opened"
    code: str
    title: str


@dataclass(frozen=True, kw_only=True)
class HookChanged(Event):
    """What is read of the calls of a hook, or for whom it files, is another."""

    name: ClassVar[str] = "channels.hook_changed"
    changes: dict[str, object]


@dataclass(frozen=True, kw_only=True)
class HookRenewed(Event):
    """A hook has another address and another secret; the old ones are of no use."""

    name: ClassVar[str] = "channels.hook_renewed"
    round: int


@dataclass(frozen=True, kw_only=True)
class HookFiled(Event):
    """A call of a hook became a work order."""

    name: ClassVar[str] = "channels.hook_filed"
    number: str
    title: str


@dataclass(frozen=True, kw_only=True)
class HookRefused(Event):
    """A call of a hook that knew its secret could not be taken."""

    name: ClassVar[str] = "channels.hook_refused"
    code: str
    path: str
