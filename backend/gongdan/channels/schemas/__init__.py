"""Shapes of what comes in."""

from gongdan.channels.schemas.portal import (
    AnswerIn,
    LookupIn,
    PortalRatingIn,
    PublicRequestIn,
    ReplyIn,
    RequestIn,
)

__all__ = [
    "AnswerIn",
    "LookupIn",
    "PortalRatingIn",
    "PublicRequestIn",
    "ReplyIn",
    "RequestIn",
]
