"""What a work order refuses, and how it says so."""

from __future__ import annotations

from gongdan.kernel.errors import Refusal


class WorkOrderNotFound(Refusal):
    """There is no work order {number} that you may see."""

    code = "workorders.not_found"
    status = 404


class WorkOrderClosed(Refusal):
    """Work order {number} is closed. Reopen it first."""

    code = "workorders.closed"


class NotInStatus(Refusal):
    """Work order {number} is {status}; this is not possible now."""

    code = "workorders.not_in_status"


class NotYours(Refusal):
    """Work order {number} is not yours to do this with."""

    code = "workorders.not_yours"
    status = 403


class AlreadyAccepted(Refusal):
    """{name} already took work order {number}."""

    code = "workorders.already_accepted"


class SolutionNeeded(Refusal):
    """Say how it was solved, in at least {least} characters, before resolving {number}."""

    code = "workorders.solution_needed"
    status = 422


class RootCauseNeeded(Refusal):
    """Choose the root cause before resolving {number}."""

    code = "workorders.root_cause_needed"
    status = 422


class SubtasksOpen(Refusal):
    """{number} still has {count} open subtasks: finish or waive them first."""

    code = "workorders.subtasks_open"


class StagesOpen(Refusal):
    """{number} is in the stage {stage}; finish the stages before it first."""

    code = "workorders.stages_open"


class ReasonNeeded(Refusal):
    """Give a reason."""

    code = "workorders.reason_needed"
    status = 422


class WishedInThePast(Refusal):
    """The wished time lies in the past."""

    code = "workorders.wished_in_the_past"
    status = 422


class UnknownChoice(Refusal):
    """{value} is not one of the choices for {what}."""

    code = "workorders.unknown_choice"
    status = 422


class AssigneeNotInTeam(Refusal):
    """{name} does not belong to {team}."""

    code = "workorders.assignee_not_in_team"


class AssigneeUnavailable(Refusal):
    """{name} cannot take work orders."""

    code = "workorders.assignee_unavailable"


class UrgedTooSoon(Refusal):
    """You asked to hurry a short while ago; the team knows. Next time from {rest_until}."""

    code = "workorders.urged_too_soon"


class AlreadyRated(Refusal):
    """The rating of {number} can no longer be changed."""

    code = "workorders.already_rated"


class RatingTooEarly(Refusal):
    """{number} can be rated once it is resolved."""

    code = "workorders.rating_too_early"


class LinkExpired(Refusal):
    """This link is no longer valid."""

    code = "workorders.link_expired"
    status = 410


class NothingWaiting(Refusal):
    """Nothing waits for you right now."""

    code = "workorders.nothing_waiting"
    status = 404


class SubtaskNotOpen(Refusal):
    """Subtask {no} of {number} is no longer open."""

    code = "workorders.subtask_not_open"


class AlreadyThere(Refusal):
    """This is already there."""

    code = "workorders.already_there"


class ImportedIsHistory(Refusal):
    """{number} was imported as history; it cannot be worked on."""

    code = "workorders.imported_is_history"


class TextTooLong(Refusal):
    """{what} is longer than {limit} characters."""

    code = "workorders.text_too_long"
    status = 422


class MentionRefused(Refusal):
    """Somebody you mention cannot see this of work order {number}."""

    code = "workorders.mention_refused"
    status = 422


class DueInThePast(Refusal):
    """The due time lies in the past."""

    code = "workorders.due_in_the_past"
    status = 422


class OutOfRange(Refusal):
    """{what} must lie between {least} and {most}."""

    code = "workorders.out_of_range"
    status = 422


class TooManyOf(Refusal):
    """No more than {limit} {what}."""

    code = "workorders.too_many"
    status = 422


class OwnerNeeded(Refusal):
    """Say which team or person does it."""

    code = "workorders.owner_needed"
    status = 422


class VoteOver(Refusal):
    """{name} already decided {stage}: {verdict}."""

    code = "workorders.vote_over"


class NotYourVote(Refusal):
    """{stage} is decided by {name}."""

    code = "workorders.not_your_vote"
    status = 403


class PriorityStands(Refusal):
    """A person set the priority of {number}; rules leave it alone."""

    code = "workorders.priority_stands"
    status = 409


class NobodyMeant(Refusal):
    """Nobody could be found whom the rule means."""

    code = "workorders.nobody_meant"
    status = 409


class NoSuchButton(Refusal):
    """There is no such button on {number} now."""

    code = "workorders.no_such_button"
    status = 409


class NothingWaits(Refusal):
    """Nothing in {number} waits for {event}."""

    code = "workorders.nothing_waits"


class NotInPool(Refusal):
    """The stage {stage} of {number} has no pool with this person."""

    code = "workorders.not_in_pool"


class TakenAlready(Refusal):
    """Somebody took the stage {stage} of {number} already."""

    code = "workorders.taken_already"


class ButtonOff(Refusal):
    """This stage does not offer {act}."""

    code = "workorders.button_off"


class MoveHindered(Refusal):
    """The work of {number} cannot be taken to the other version as it stands."""

    code = "workorders.move_hindered"


class MovedOn(Refusal):
    """{number} has ended or follows another version meanwhile."""

    code = "workorders.moved_on"


class MoveOver(Refusal):
    """This migration is over already."""

    code = "workorders.move_over"


class NothingToMove(Refusal):
    """No running work follows this version of {process}."""

    code = "workorders.nothing_to_move"
