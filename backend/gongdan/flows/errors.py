"""What processes refuse."""

from __future__ import annotations

from gongdan.kernel.errors import Refusal


class JumpRefused(Refusal):
    """The work cannot go from here to {target}. Next may be: {allowed}."""

    code = "flows.jump_refused"


class RedirectRefused(Refusal):
    """The work cannot be taken from here to {target}. It may be taken to: {allowed}."""

    code = "flows.redirect_refused"


class ReturnRefused(Refusal):
    """The work cannot go back to {target}. It may go back to: {allowed}."""

    code = "flows.return_refused"


class ChecklistIncomplete(Refusal):
    """The checklist is not complete. Still missing: {missing}."""

    code = "flows.checklist_incomplete"


class SomethingMissing(Refusal):
    """This stage cannot be finished without: {missing}."""

    code = "flows.something_missing"


class ReasonNeeded(Refusal):
    """Say why."""

    code = "flows.reason_needed"
    status = 422


class SkipNotAllowed(Refusal):
    """The stage {step} may not be skipped by you."""

    code = "flows.skip_not_allowed"
    status = 403


class NotOpen(Refusal):
    """This task is not open any more."""

    code = "flows.not_open"


class NotRunning(Refusal):
    """This work has ended."""

    code = "flows.not_running"


class Suspended(Refusal):
    """This work rests until somebody lets it go on."""

    code = "flows.suspended"


class NotSuspended(Refusal):
    """This work does not rest."""

    code = "flows.not_suspended"


class NotEnded(Refusal):
    """This work has not ended, so it cannot be reopened."""

    code = "flows.not_ended"


class AlreadyStarted(Refusal):
    """This work has already started."""

    code = "flows.already_started"


class NothingToRetry(Refusal):
    """Nothing is stuck here."""

    code = "flows.nothing_to_retry"


class ReopenRefused(Refusal):
    """The work cannot be taken up again at {target}."""

    code = "flows.reopen_refused"


class Stuck(Refusal):
    """The work cannot go on by itself."""

    code = "flows.stuck"


class NobodyToDecide(Stuck):
    """Nobody was found to decide {step}."""

    code = "flows.nobody_to_decide"


class RouteSpent(Stuck):
    """{step} led back too often."""

    code = "flows.route_spent"


class TooManyRows(Stuck):
    """{step} is to be done for each of {count} rows; at most {most} are possible."""

    code = "flows.too_many_rows"


class VoteNeeded(Refusal):
    """{step} ends by the votes of its people."""

    code = "flows.vote_needed"


class NotAVote(Refusal):
    """This task is not a vote."""

    code = "flows.not_a_vote"


class NotYourTurn(Refusal):
    """Others sign before this."""

    code = "flows.not_your_turn"


class AlreadySigning(Refusal):
    """This person already signs here."""

    code = "flows.already_signing"


class AlreadyDelegated(Refusal):
    """This vote was handed over to be looked at; it has to come back first."""

    code = "flows.already_delegated"


class MayNotAddSigners(Refusal):
    """Somebody who was added to sign may not add others."""

    code = "flows.may_not_add_signers"


class LastSigner(Refusal):
    """At least one has to sign."""

    code = "flows.last_signer"


class StraightBackRefused(Refusal):
    """Coming straight back is possible only from a stage of the same branch."""

    code = "flows.straight_back_refused"


class WithdrawRefused(Refusal):
    """Somebody already acted, so it cannot be withdrawn."""

    code = "flows.withdraw_refused"


class TakeBackRefused(Refusal):
    """Others already went on from here, so it cannot be taken back."""

    code = "flows.take_back_refused"


class ConditionFailed(Stuck):
    """The condition of the branch {branch} could not be judged: {detail}"""

    code = "flows.condition_failed"


class CalledUnknown(Refusal):
    """There is no published process {process} to call."""

    code = "flows.called_unknown"


class CodeTaken(Refusal):
    """A process with the code {process} exists already."""

    code = "flows.code_taken"


class NothingToPublish(Refusal):
    """There is no draft to publish."""

    code = "flows.nothing_to_publish"


class ProcessNotFound(Refusal):
    """There is no process {process}."""

    code = "flows.process_not_found"
    status = 404


class ProcessNotPublished(Refusal):
    """The process {process} has no published version yet."""

    code = "flows.process_not_published"


class NoteNotFound(Refusal):
    """There is no such note, or it is settled already."""

    code = "flows.note_not_found"
    status = 404


class NothingToRevise(Refusal):
    """There is no published version yet that could be revised."""

    code = "flows.nothing_to_revise"
