import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormRenderer } from "@/features/forms/components/FormRenderer";
import { OutsideContext } from "@/features/forms/outside";
import { useFormStore } from "@/features/forms/useFormStore";
import { useText } from "@/lib/i18n";
import { IconButton } from "@/ui/Button";
import { KeyValues, Pair, Section } from "@/ui/Page";
import { type AnswerForm, answerFormQuery, displaysOf, readingOf } from "../../answerForm";
import type { Detail } from "../../types";
import { useAnswersOutside } from "../../useAnswersOutside";
import { AnswersAsk } from "../AnswersAsk";
import { AttachmentCards } from "../AttachmentCards";
import styles from "../Order.module.css";

/** What was filled in, as the form itself shows it. */
export function AnswersSection({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  const text = useText();
  const [isEditing, setEditing] = useState(false);
  const form = useQuery({ ...answerFormQuery(detail.number), enabled: detail.answers.length > 0 });
  const shown = detail.answers.filter((answer) => text(answer.display) !== "");
  const mayEdit = detail.actions.includes("edit") && detail.answers.length > 0;
  if (shown.length === 0 && !mayEdit && !detail.contact_phone && detail.attachments.length === 0) return null;
  return (
    <Section
      title={t("order.answers")}
      acts={
        mayEdit &&
        form.data && (
          <IconButton icon="edit" isSmall label={t("order.edit_answers")} onClick={() => setEditing(true)} />
        )
      }
    >
      {form.data && shown.length > 0 && (
        <Shown
          key={`${detail.rev} ${form.dataUpdatedAt}`}
          form={form.data}
          detail={{ ...detail, answers: shown }}
        />
      )}
      {detail.contact_phone && (
        <KeyValues>
          <Pair label={t("order.contact_phone")}>
            <a href={`tel:${detail.contact_phone}`}>{detail.contact_phone}</a>
          </Pair>
        </KeyValues>
      )}
      <AttachmentCards files={detail.attachments} />
      {isEditing && form.data && (
        <AnswersAsk form={form.data} detail={detail} onClose={() => setEditing(false)} />
      )}
    </Section>
  );
}

function Shown({ form, detail }: { form: AnswerForm; detail: Detail }) {
  const text = useText();
  const store = useFormStore(() => readingOf(form, detail.answers));
  const outside = useAnswersOutside(detail.number, detail.answers);
  return (
    <div className={styles.answers}>
      <OutsideContext value={outside}>
        <FormRenderer store={store} mode="read" displays={displaysOf(detail.answers, text)} />
      </OutsideContext>
    </div>
  );
}
