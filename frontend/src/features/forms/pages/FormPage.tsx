import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { sentence } from "@/api/problem";
import type { Expression } from "@/lib/expressions/operation";
import { useText } from "@/lib/i18n";
import { ConditionSentence } from "@/ui/conditions/ConditionSentence";
import type { FactWords } from "@/ui/conditions/words";
import { actorName, VersionList } from "@/ui/Draft";
import { Code } from "@/ui/Mark";
import { Tag } from "@/ui/Marks";
import { Page } from "@/ui/Page";
import { EmptyState, ErrorLine, SkeletonPage } from "@/ui/States";
import styles from "../components/FormView.module.css";
import type { FieldDefinition } from "../definition";
import { fieldsIn, formQuery, formVersionsQuery } from "../definitions";

export default function FormPage() {
  const { t } = useTranslation();
  const text = useText();
  const { code = "" } = useParams();
  const form = useQuery(formQuery(code));
  const versions = useQuery(formVersionsQuery(code));
  const fields = fieldsIn(form.data?.content ?? form.data?.draft?.content);
  return (
    <Page
      title={form.data ? text(form.data.name) : t("forms.title")}
      count={form.data && t("forms.count", { count: fields.length })}
      acts={<Link to="/build/forms">{t("forms.all")}</Link>}
    >
      {form.isError && <ErrorLine onRetry={() => void form.refetch()}>{sentence(form.error)}</ErrorLine>}
      {form.isPending && <SkeletonPage />}
      {form.data && (
        <div className={styles.body}>
          <ol className={styles.fields} aria-label={t("forms.fields")}>
            {fields.length === 0 && <EmptyState title={t("drafts.no_versions")} />}
            {fields.map((field) => (
              <FieldLine key={field.id} field={field} all={fields} />
            ))}
          </ol>
          <section aria-label={t("drafts.versions")}>
            <h2>{t("drafts.versions")}</h2>
            {versions.isError && (
              <ErrorLine onRetry={() => void versions.refetch()}>{sentence(versions.error)}</ErrorLine>
            )}
            <VersionList
              versions={(versions.data ?? []).map((version) => ({
                no: version.no,
                published_at: version.published_at,
                by: actorName(version.published_by),
                isCurrent: version.state === "published",
              }))}
            />
          </section>
        </div>
      )}
    </Page>
  );
}

function FieldLine({ field, all }: { field: FieldDefinition; all: readonly FieldDefinition[] }) {
  const { t } = useTranslation();
  const text = useText();
  const words = useFieldWords(all);
  const condition = (expression: Expression | null | undefined, key: string) =>
    expression && (
      <span>
        {t(key)} <ConditionSentence condition={expression} words={words} />
      </span>
    );
  return (
    <li className={field.kind === "section" ? styles.section : styles.field}>
      <div className={styles.line}>
        <b>{text(field.label)}</b>
        {field.required && <Tag>{t("forms.required")}</Tag>}
        <span className={styles.grow} />
        <span>{t(`forms.kind_${field.kind}`, { defaultValue: field.kind })}</span>
        <Code>{field.code}</Code>
      </div>
      <p className={styles.fact}>
        {field.hint && <span>{text(field.hint)}</span>}
        {field.options && field.options.length > 0 && (
          <span>{field.options.map((option) => text(option.label)).join("、")}</span>
        )}
        {condition(field.visible, "forms.shown_when")}
        {condition(field.required_if, "forms.required_when")}
      </p>
    </li>
  );
}

/** Conditions inside a form speak of its own fields. */
function useFieldWords(fields: readonly FieldDefinition[]): FactWords {
  const { t } = useTranslation();
  const text = useText();
  const find = (code: string) => fields.find((field) => field.code === code);
  return {
    facts: [],
    nameOf: (code) => text(find(code)?.label) || t(`forms.fact_${code}`, { defaultValue: code }),
    choicesOf: (code) =>
      find(code)?.options?.map((option) => ({ value: option.key, label: text(option.label) })),
  };
}
