import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { FormStore } from "@/features/forms/store";
import { type AnswerForm, answerFormQuery, changedIn } from "../answerForm";
import { type Deciding, useDeciding } from "../deciding";
import type { Approval, Ballot, Detail, Vote } from "../types";
import { StepAnswers, useStepForm } from "./StepAnswers";

type VotingProps = {
  detail: Detail;
  approval: Approval;
  vote: Vote;
  onDone?: () => void;
  /** How it is laid out; the answers the step asks for come along, to be filled in before saying yes. */
  children: (deciding: Deciding, answers: ReactNode) => ReactNode;
};

/** One's own vote in the making, with the answers its step must have. */
export function Voting(props: VotingProps) {
  const { detail, vote } = props;
  const required = detail.tasks.find(({ id }) => id === vote.task_id)?.required ?? [];
  const form = useQuery({ ...answerFormQuery(detail.number), enabled: required.length > 0 });
  if (required.length === 0) return <Plain {...props} />;
  return form.data ? <WithAnswers {...props} form={form.data} required={required} /> : null;
}

function Plain({ detail, approval, vote, onDone, children }: VotingProps) {
  return children(useDeciding(detail.number, approval, vote, { onDone }), null);
}

type WithAnswersProps = VotingProps & { form: AnswerForm; required: readonly string[] };

function WithAnswers({ detail, approval, vote, onDone, children, form, required }: WithAnswersProps) {
  const store = useStepForm(form, detail, required);
  const deciding = useDeciding(detail.number, approval, vote, {
    onDone,
    answers: () => answersIn(store, detail),
    isReady: () => store.judge().size === 0,
  });
  return children(deciding, <StepAnswers store={store} detail={detail} />);
}

function answersIn(store: FormStore, detail: Detail): Pick<Ballot, "answers"> {
  const before = Object.fromEntries(detail.answers.map(({ field_id, value }) => [field_id, value ?? null]));
  const changed = changedIn(store, before as Parameters<typeof changedIn>[1]);
  return Object.keys(changed).length > 0 ? { answers: changed as Ballot["answers"] } : {};
}
