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
