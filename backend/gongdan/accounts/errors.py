"""What the module refuses."""

from gongdan.kernel.errors import Refusal


class LastAdministrator(Refusal):
    """Somebody has to be able to administer. Make another administrator first."""

    code = "accounts.last_administrator"


class DepartmentCycle(Refusal):
    """A department cannot be moved below itself."""

    code = "accounts.department_cycle"


class DepartmentInUse(Refusal):
    """This department still has people or departments below it. Move them first."""

    code = "accounts.department_in_use"


class StandInWrong(Refusal):
    """Somebody else who works here has to stand in, for a time that is still to come."""

    code = "accounts.stand_in_wrong"
    status = 422


class ShiftWrong(Refusal):
    """A shift is for a member of the team and ends after it begins, within thirty days."""

    code = "accounts.shift_wrong"
    status = 422


class LeaveWrong(Refusal):
    """Leave ends after it begins, and not in the past."""

    code = "accounts.leave_wrong"
    status = 422


class LooksOnly(Refusal):
    """You are looking through somebody else's eyes; nothing can be changed that way."""

    code = "accounts.looks_only"
    status = 403


class PersonInactive(Refusal):
    """{name} is deactivated."""

    code = "accounts.person_inactive"


class BuiltinRole(Refusal):
    """This role comes with the product and cannot be changed. Make one of your own."""

    code = "accounts.builtin_role"


class AlreadySetUp(Refusal):
    """There are people already. Ask an administrator to let you in."""

    code = "accounts.already_set_up"


class ConfirmYourself(Refusal):
    """This needs your password or a code once more. Confirm that it is you, then try again."""

    code = "accounts.confirm_yourself"
    status = 403


class SecondStepOwed(Refusal):
    """Your role signs in with a second step. Set it up under Security first."""

    code = "accounts.second_step_owed"
    status = 403


class OnlyWithAPassword(Refusal):
    """A program cannot make keys. Sign in as a person."""

    code = "accounts.not_with_a_key"
    status = 403


class KeyDoesNotReach(Refusal):
    """This API key lacks the scope {scope}."""

    code = "accounts.key_scope"
    status = 403
