"""Shapes of what comes in."""

from gongdan.channels.schemas.portal import (
    AnswerIn,
    LookupIn,
    RatingIn,
    ReplyIn,
    RequestIn,
)

__all__ = [
    "AnswerIn",
    "LookupIn",
    "RatingIn",
    "ReplyIn",
    "RequestIn",
]
