"""What this module refuses."""

from __future__ import annotations

from gongdan.kernel.errors import Refusal


class RuleSetNotFound(Refusal):
    """There are no such rules for this application yet."""

    code = "rules.not_found"
    status = 404


class RuleVersionNotFound(Refusal):
    """These rules have no version {version}."""

    code = "rules.version_not_found"
    status = 404


class NoRuleDraft(Refusal):
    """There is no draft of these rules."""

    code = "rules.no_draft"
    status = 409


class ShadowTooLong(Refusal):
    """A shadow runs between one and {most} days."""

    code = "rules.shadow_too_long"
    status = 422


class NoShadow(Refusal):
    """No version of these rules runs as a shadow."""

    code = "rules.no_shadow"
    status = 409


class RuleNotSwitchedOff(Refusal):
    """The rule {rule} is not switched off."""

    code = "rules.not_switched_off"
    status = 409


class NeedsSecondPerson(Refusal):
    """These rules need a second person: one asks, somebody else approves."""

    code = "rules.needs_second_person"
    status = 409
