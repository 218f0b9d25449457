import { useTranslation } from "react-i18next";
import { useDates } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/icons";
import { Section } from "@/ui/Page";
import { Avatar } from "@/ui/Person";
import { useCommand } from "../commands";
import type { Approval, Detail, Vote } from "../types";
import styles from "./Approvals.module.css";

/** Who was asked, who said what, and whose turn it is. */
export function Approvals({ detail }: { detail: Pick<Detail, "number" | "approvals"> }) {
  const { t } = useTranslation();
  if (detail.approvals.length === 0) return null;
  return (
    <Section title={t("approval.title")}>
      {detail.approvals.map((approval) => (
        <Round key={approval.step_key} number={detail.number} approval={approval} />
      ))}
    </Section>
  );
}

function Round({ number, approval }: { number: string; approval: Approval }) {
  const { t } = useTranslation();
  const text = useText();
  const { mode, percent } = approval;
  const name = text(approval.name);
  const isCounted = mode !== "one" && approval.votes.length > 1;
  return (
    <div className={styles.round}>
      <h4>
        {name} <small>{isCounted && t(`approval.mode_${mode}`, { percent })}</small>
      </h4>
      <ol aria-label={name}>
        {approval.votes.map((vote) => (
          <VoteLine key={vote.task_id} number={number} vote={vote} />
        ))}
      </ol>
    </div>
  );
}

function VoteLine({ number, vote }: { number: string; vote: Vote }) {
  const { t } = useTranslation();
  const dates = useDates();
  const taking = useCommand(number, (order) => order.takeBack(vote.task_id));
  const { person } = vote;
  const isSaid = vote.outcome === "approved" || vote.outcome === "rejected";
  return (
    <li className={vote.state === "pending" ? styles.present : undefined}>
      {person && <Avatar person={person} size="m" />}
      <div>
        <span className={styles.line}>
          <b>{person?.name}</b>
          <span>{t(`approval.state_${vote.outcome || vote.state}`)}</span>
          {vote.outcome === "approved" && <Icon name="check" size={14} />}
          {vote.outcome === "rejected" && <Icon name="close" size={14} />}
        </span>
        <small>
          <Stands vote={vote} />
          {isSaid && vote.at && <time dateTime={vote.at}>{dates.moment(vote.at)}</time>}
          {vote.state === "pending" &&
            vote.due_at &&
            t("approval.until", { time: dates.moment(vote.due_at) })}
        </small>
        {vote.comment && <p>{vote.comment}</p>}
        {vote.may_take_back && (
          <Button kind="text" icon="undo" isBusy={taking.isPending} onClick={() => taking.mutate()}>
            {t("approval.take_back")}
          </Button>
        )}
      </div>
    </li>
  );
}

/** How an added signer or a delegate came to be asked. */
function Stands({ vote }: { vote: Vote }) {
  const { t } = useTranslation();
  if (vote.owner) return `${t("approval.for", { name: vote.owner.name })} `;
  if (vote.sign && vote.added_by) return `${t(`approval.sign_${vote.sign}`, { name: vote.added_by.name })} `;
  return null;
}
