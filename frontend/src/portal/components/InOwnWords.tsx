import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Labelled } from "@/features/forms/components/Labelled";
import { LineIcon } from "@/ui/LineIcon";
import type { Draft } from "../drafts";

interface InOwnWordsProps {
  draft: Draft;
  onChange: (changed: Pick<Partial<Draft>, "title" | "description">) => void;
  problemAt: (name: string) => string | undefined;
}

/** What is needed, in one line, and more of it if there is more to say. */
export function InOwnWords({ draft, onChange, problemAt }: InOwnWordsProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <>
      <Labelled id={`${id}-title`} label={t("portal.form.what")} problem={problemAt("title")}>
        <input
          id={`${id}-title`}
          className="field-box"
          type="text"
          maxLength={200}
          autoComplete="off"
          placeholder={t("portal.form.what_example")}
          value={draft.title}
          onChange={(event) => onChange({ title: event.target.value })}
          aria-required
          aria-invalid={problemAt("title") !== undefined}
          aria-describedby={`${id}-title-about`}
        />
      </Labelled>
      <Labelled
        id={`${id}-description`}
        label={t("portal.form.more")}
        aside={t("fields.optional")}
        problem={problemAt("description")}
      >
        <textarea
          id={`${id}-description`}
          className="field-box field-box-tall"
          rows={3}
          placeholder={t("portal.form.more_example")}
          value={draft.description}
          onChange={(event) => onChange({ description: event.target.value })}
          aria-describedby={`${id}-description-about`}
        />
      </Labelled>
    </>
  );
}

/** What keeps the form from being sent. */
export function FormProblem({ problem }: { problem: string | null }) {
  if (!problem) return null;
  return (
    <p className="form-problem" role="alert">
      <LineIcon name="alert" />
      <span>{problem}</span>
    </p>
  );
}
