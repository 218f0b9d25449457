"""What the log refuses."""

from gongdan.kernel.errors import Refusal


class FollowerStopped(Refusal):
    """The follower {name} stopped: {because}."""

    code = "audit.follower_stopped"
    status = 409
