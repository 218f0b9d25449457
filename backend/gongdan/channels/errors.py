"""What the ways in and out refuse."""

from gongdan.kernel.errors import Refusal


class LinkInvalid(Refusal):
    """This link is not valid or has expired. Sign in, or ask for a new one."""

    code = "channels.link_invalid"
    status = 404


class NothingFound(Refusal):
    """Nothing was found for this number and telephone."""

    code = "channels.nothing_found"
    status = 404


class TooManyAttempts(Refusal):
    """Too many attempts. Wait ten minutes, then try again."""

    code = "channels.too_many_attempts"
    status = 429


class ImportNotFound(Refusal):
    """There is no such import."""

    code = "channels.import_not_found"
    status = 404


class ProfileNotFound(Refusal):
    """There is no import profile {profile}."""

    code = "channels.profile_not_found"
    status = 404


class ImportNotInState(Refusal):
    """This import is {state}; that is not possible now."""

    code = "channels.import_not_in_state"
    status = 409


class ImportFileMissing(Refusal):
    """The file {name} is no longer there."""

    code = "channels.import_file_missing"
    status = 409


class FormLinkNotFound(Refusal):
    """There is no such form link."""

    code = "channels.form_link_not_found"
    status = 404


class FormLinkOver(Refusal):
    """This form is not open any more. Ask whoever gave you the link."""

    code = "channels.form_link_over"
    status = 410


class FormLinkFull(Refusal):
    """This form takes {limit} an hour, and they are taken. Try again later."""

    code = "channels.form_link_full"
    status = 429


class FilledByMachine(Refusal):
    """This was not taken: a box was filled in that people do not see."""

    code = "channels.filled_by_machine"
    status = 422


class HookNotFound(Refusal):
    """There is no such hook."""

    code = "channels.hook_not_found"
    status = 404


class HookClosed(Refusal):
    """This address takes nothing any more."""

    code = "channels.hook_closed"
    status = 410


class HookSecretWrong(Refusal):
    """The signature or secret of this call is missing or wrong."""

    code = "channels.hook_secret_wrong"
    status = 401


class HookCallTooOld(Refusal):
    """This call is signed for another time: more than {minutes} minutes ago or ahead."""

    code = "channels.hook_call_too_old"
    status = 401


class HookCallRepeated(Refusal):
    """This very call was taken already."""

    code = "channels.hook_call_repeated"
    status = 409


class HookFull(Refusal):
    """This address takes {limit} calls an hour, and they are taken. Try again later."""

    code = "channels.hook_full"
    status = 429


class HookBodyTooLarge(Refusal):
    """The body of a call may have {limit} bytes."""

    code = "channels.hook_body_too_large"
    status = 413
