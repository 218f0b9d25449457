import { useTranslation } from "react-i18next";
import { useDates } from "@/lib/dates";
import { nameHere, useText } from "@/lib/i18n";
import type { AnswerForm } from "../../answerForm";
import type { Detail } from "../../types";
import { Block, Pairs } from "./Block";
import styles from "./Paper.module.css";
import { PrintedAnswers } from "./PrintedAnswers";

type Props = { detail: Detail };
type FactsProps = Props & { form: AnswerForm };

/** Who, when, what, how urgent, and what was filled in. */
export function Facts({ detail, form }: FactsProps) {
  const { t } = useTranslation();
  const text = useText();
  const dates = useDates();
  const moment = (at: string | null | undefined) => (at ? dates.full(at) : "");
  const names = (kind: string) =>
    detail.participants
      .filter((one) => one.kind === kind)
      .map((one) => nameHere(one.person))
      .join(t("filter.comma"));
  const requester = [
    nameHere(detail.requester),
    detail.requester_company,
    text(detail.requester.department_name),
  ];
  return (
    <>
      <Block title={t("paper.facts")}>
        <Pairs
          pairs={[
            [t("order.requester"), requester.filter(Boolean).join(" · ")],
            [t("order.contact_phone"), detail.contact_phone],
            [t("paper.filed"), moment(detail.created_at)],
            [t("filter.channel"), t(`channel.${detail.channel}`)],
            [t("paper.filed_by"), detail.submitted_by],
            [t("column.category"), text(detail.category?.name)],
            [t("paper.team"), text(detail.team?.name)],
            [t("paper.assignee"), nameHere(detail.assignee)],
            [t("order.collaborators"), names("collaborator")],
            [t("new.wished"), moment(detail.wished_at)],
            [t("paper.promised"), moment(detail.promised_at)],
            [t("paper.grades"), t("paper.grades_said", { impact: detail.impact, urgency: detail.urgency })],
            [t("paper.tags"), detail.tags.join(t("filter.comma"))],
            [t("paper.reopened"), detail.reopen_count || ""],
            [t("paper.source"), [detail.source, detail.source_id].filter(Boolean).join(" · ")],
          ]}
        />
      </Block>
      {detail.answers.length > 0 && (
        <Block title={t("order.answers")}>
          <PrintedAnswers form={form} detail={detail} />
        </Block>
      )}
    </>
  );
}

/** The requester's words, the first ones too where they were corrected. */
export function Said({ detail }: Props) {
  const { t } = useTranslation();
  const wasOther =
    detail.original_title !== detail.title || detail.original_description !== detail.description;
  const names = detail.attachments.map((file) => file.name).join(t("filter.comma"));
  if (!detail.description && !wasOther && !names) return null;
  return (
    <Block title={t("order.description")}>
      <p className={styles.words}>{detail.description}</p>
      {wasOther && (
        <p className={styles.words}>
          <i>{t("paper.first_words")}</i> {detail.original_title}
          {detail.original_description && ` — ${detail.original_description}`}
        </p>
      )}
      {names && <p className={styles.small}>{t("paper.attachments", { names })}</p>}
    </Block>
  );
}

export function Solution({ detail }: Props) {
  const { t } = useTranslation();
  const text = useText();
  const dates = useDates();
  const { resolution, satisfaction } = detail;
  if (!resolution) return null;
  return (
    <Block title={t("order.resolution")}>
      <p className={styles.words}>{resolution.solution}</p>
      <Pairs
        pairs={[
          [t("ask.root_cause"), text(resolution.root_cause ?? undefined)],
          [t("paper.resolved"), `${nameHere(resolution.by)} ${dates.full(resolution.at)}`],
          [
            t("order.satisfaction"),
            satisfaction && `${t("order.score", { score: satisfaction.score })} ${satisfaction.comment}`,
          ],
        ]}
      />
    </Block>
  );
}
