import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { inputSentence, sentence } from "@/api/problem";
import type { Answer, Answers } from "@/features/forms/definition";
import { OutsideContext } from "@/features/forms/outside";
import { kindOf } from "@/features/forms/registry";
import { Ask, Field } from "@/ui/Ask";
import { Button } from "@/ui/Button";
import { ErrorLine } from "@/ui/States";
import { tell } from "@/ui/tell";
import { renew } from "../api";
import { useBeginning } from "../beginning";
import type { Column } from "../columns";
import { isEditable } from "../grid";
import { useInParts } from "../inParts";
import type { Asked } from "../listing";
import { useRecordsOutside } from "../outside";
import type { Outcome, TypePage } from "../types";
import { ColumnSelect } from "./OrderTools";
import styles from "./Records.module.css";
import "@/features/forms/components/form.css";
import "@/features/forms/components/pieces.css";
import "@/features/forms/components/fields.css";

type BulkChangeProps = {
  page: TypePage;
  columns: readonly Column[];
  ids: readonly number[];
  /** All that this list matches is meant: the server goes through it, tried first. */
  whole: Asked | null;
  onClose: () => void;
  onDone: () => void;
};

/** The same answer for many records: chosen, tried, looked at, then done. */
export function BulkChange({ page, columns, ids, whole, onClose, onDone }: BulkChangeProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const offered = columns.filter((column) => isEditable(column) && !column.field.unique);
  const [column, setColumn] = useState<Column | undefined>(offered[0]);
  const [value, setValue] = useState<Answer>(null);
  const [trial, setTrial] = useState<Outcome[] | null>(null);
  const parts = useInParts(page.code);
  const beginning = useBeginning(page.code);
  const answers: Answers = { [column?.code ?? ""]: value };
  const acting = useMutation({
    meta: { isQuiet: true },
    mutationFn: (isTrial: boolean) => parts.change({ ids, answers, isTrial }),
    onSuccess: async (outcomes, isTrial) => {
      if (isTrial) return setTrial(outcomes);
      onDone();
      onClose();
      await renew(queries, page.code, true);
      tell.done(
        t("records.bulk_done", { count: outcomes.filter(({ changed }) => changed.length > 0).length }),
      );
    },
  });
  const differing = trial?.filter(({ changed }) => changed.length > 0).length ?? 0;
  return (
    <Ask
      title={whole ? t("records.bulk_whole_title") : t("records.bulk_title", { count: ids.length })}
      act={trial ? t("records.bulk_now", { count: differing }) : t("records.bulk_preview")}
      width={520}
      isBusy={acting.isPending || beginning.isPending}
      isReady={column !== undefined && (trial === null || differing > 0)}
      onAct={() =>
        whole ? beginning.mutate({ act: "change", answers, asked: whole }) : acting.mutate(trial === null)
      }
      onClose={onClose}
    >
      {acting.isError && <ErrorLine>{sentence(acting.error)}</ErrorLine>}
      {beginning.isError && <ErrorLine>{sentence(beginning.error)}</ErrorLine>}
      {whole && <p>{t("records.bulk_whole_fact")}</p>}
      {column && (
        <Field label={t("records.bulk_field")}>
          <ColumnSelect
            columns={offered}
            value={column.code}
            label={t("records.bulk_field")}
            onChange={(next) => [setColumn(next), setValue(null), setTrial(null)]}
          />
        </Field>
      )}
      {column && (
        <Field label={t("records.bulk_value", { label: column.label })} hint={t("records.bulk_empty")}>
          <NewValue column={column} value={value} onChange={(next) => [setValue(next), setTrial(null)]} />
        </Field>
      )}
      {parts.done !== null && ids.length > 100 && (
        <div className={styles.underway} role="status">
          <progress max={ids.length} value={parts.done} />
          <span>{t("records.bulk_underway", { done: parts.done, count: ids.length })}</span>
          <Button size="s" onClick={parts.stop}>
            {t("records.bulk_stop")}
          </Button>
        </div>
      )}
      {trial && <Preview outcomes={trial} />}
    </Ask>
  );
}

type NewValueProps = { column: Column; value: Answer; onChange: (value: Answer) => void };

function NewValue({ column, value, onChange }: NewValueProps) {
  const outside = useRecordsOutside();
  const { Input } = kindOf(column.field.kind);
  return (
    <OutsideContext value={outside}>
      <Suspense>
        <Input
          key={column.code}
          id="bulk-value"
          field={{ ...column.field, required: false }}
          value={value}
          onChange={onChange}
        />
      </Suspense>
    </OutsideContext>
  );
}

const MOST_NAMED = 50;

function Preview({ outcomes }: { outcomes: readonly Outcome[] }) {
  const { t } = useTranslation();
  const refused = outcomes.filter(({ problems }) => problems.length > 0);
  const changed = outcomes.filter((one) => one.changed.length > 0);
  return (
    <>
      <div className={styles.figures} role="status">
        <div>
          <b>{changed.length}</b>
          <span>{t("records.bulk_changed")}</span>
        </div>
        <div>
          <b>{outcomes.length - changed.length - refused.length}</b>
          <span>{t("records.bulk_same")}</span>
        </div>
        <div className={refused.length > 0 ? styles.refused : undefined}>
          <b>{refused.length}</b>
          <span>{t("records.bulk_refused")}</span>
        </div>
      </div>
      {refused.length > 0 && (
        <ul className={styles.outcomes}>
          {refused.slice(0, MOST_NAMED).map(({ id, title, problems }) => (
            <li key={id}>
              {title || `#${id}`}
              {problems.map((problem) => (
                <small key={`${problem.path} ${problem.code}`}>{inputSentence(problem)}</small>
              ))}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
