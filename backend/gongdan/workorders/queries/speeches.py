"""What was said in an order, with its attachments and the people it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gongdan.accounts.queries import PersonBrief, people_by_ids
from gongdan.files.queries import FileValue, attached
from gongdan.workorders.events.work import COMMENT
from gongdan.workorders.models import Comment, WorkOrder


@dataclass(frozen=True, kw_only=True)
class Speech:
    """What was said."""

    id: int
    body: str
    is_internal: bool
    channel: str
    role: str
    attachments: list[FileValue] = field(default_factory=list)
    mentions: list[PersonBrief] = field(default_factory=list)


def comments_of(order: WorkOrder, *, is_inside: bool) -> list[Comment]:
    """The order's comments, oldest first; the notes only for who works on it."""
    comments = Comment.objects.filter(work_order=order).order_by("id")
    return list(comments if is_inside else comments.filter(is_internal=False))


def speeches_of(
    order: WorkOrder, comments: Sequence[Comment], people: Mapping[int, PersonBrief]
) -> dict[int, Speech]:
    """The comments with attachments and mentions, by comment id."""
    # An attachment is as visible as its comment, and the comments are filtered already.
    files = attached(COMMENT, [each.pk for each in comments], include_internal=True)
    helpers = set(order.participants.values_list("person_id", flat=True))
    return {
        each.pk: Speech(
            id=each.pk,
            body=each.body,
            is_internal=each.is_internal,
            channel=each.channel,
            role=_role(each, helpers),
            attachments=files.get(each.pk, []),
            mentions=[people[person] for person in each.mentions if person in people],
        )
        for each in comments
    }


def speech_of(comment: Comment) -> Speech:
    """One comment with attachments and mentions."""
    people = people_by_ids(comment.mentions)
    return speeches_of(comment.work_order, [comment], people)[comment.pk]


def _role(comment: Comment, helpers: set[int]) -> str:
    if comment.is_from_requester:
        return "requester"
    is_handler = comment.author_id is not None and comment.author_id not in helpers
    return "handler" if is_handler else "other"
