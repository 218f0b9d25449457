import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem, sentence } from "@/api/problem";
import { FormRenderer } from "@/features/forms/components/FormRenderer";
import type { Answers } from "@/features/forms/definition";
import { OutsideContext } from "@/features/forms/outside";
import { useFormStore, useOfForm, wrongsFrom } from "@/features/forms/useFormStore";
import { useIsPhone } from "@/lib/media";
import { Button } from "@/ui/Button";
import { LeaveGuard } from "@/ui/leaving";
import { ErrorLine } from "@/ui/States";
import { useShortcuts } from "@/ui/shortcuts";
import { tell } from "@/ui/tell";
import { changeRecord, keepRow, recordQuery, renew } from "../api";
import { changedAnswers, changingOf, readingOf, rememberNames, useDisplays } from "../forms";
import { useRecordsOutside } from "../outside";
import type { RecordDetail, TypePage } from "../types";
import { ConflictAsk } from "./ConflictAsk";
import styles from "./Detail.module.css";
import { RecordHead } from "./RecordHead";

type RecordFormProps = { page: TypePage; detail: RecordDetail };

/** A record to read. */
export function ReadRecord({ page, detail, hasHead }: RecordFormProps & { hasHead: boolean }) {
  const store = useFormStore(() => readingOf(page, detail));
  const displays = useDisplays(page, detail.row);
  const outside = useRecordsOutside();
  return (
    <div className={styles.scroll}>
      {hasHead && <RecordHead page={page} detail={detail} />}
      <div className={styles.form}>
        <OutsideContext value={outside}>
          <FormRenderer store={store} mode="read" displays={displays} />
        </OutsideContext>
      </div>
    </div>
  );
}

type EditRecordProps = RecordFormProps & { hasHead: boolean; onDone: () => void };

/** The same place, to be changed: nothing is kept before it is saved. */
export function EditRecord({ page, detail, hasHead, onDone }: EditRecordProps) {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  const [first] = useState(detail);
  const [setup] = useState(() => {
    rememberNames(page, first.row);
    return changingOf(page, first);
  });
  const store = useFormStore(() => setup);
  const displays = useDisplays(page, first.row);
  const outside = useRecordsOutside();
  const before = setup.answers ?? {};
  const isDirty = useOfForm(store, () => Object.keys(changedAnswers(store, before)).length > 0);
  const saving = useSaving(page.code, first, onDone);
  const submit = (rev: number) => {
    if (store.judge().size > 0) return;
    const answers = changedAnswers(store, before);
    if (Object.keys(answers).length === 0) return onDone();
    saving.mutate(
      { answers, rev },
      { onError: (error) => error instanceof Problem && store.refuse(wrongsFrom(error.inputs, store)) },
    );
  };
  useShortcuts({ Escape: () => !isDirty && onDone() });
  const isStale = saving.error instanceof Problem && saving.error.code === "kernel.stale";
  const isAtFields = saving.error instanceof Problem && saving.error.inputs.length > 0;
  return (
    <form
      className={styles.main}
      style={{ flex: 1 }}
      noValidate
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(first.row.rev);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        submit(first.row.rev);
      }}
    >
      <div className={styles.scroll}>
        {hasHead && <RecordHead page={page} detail={detail} />}
        <div className={styles.form}>
          {saving.isError && !isStale && !isAtFields && <ErrorLine>{sentence(saving.error)}</ErrorLine>}
          <OutsideContext value={outside}>
            <FormRenderer store={store} displays={displays} />
          </OutsideContext>
        </div>
      </div>
      <div className={styles.keep}>
        <span>{isDirty ? t("records.unsaved") : ""}</span>
        <Button onClick={onDone}>{t("ui.cancel")}</Button>
        <Button
          kind="primary"
          type="submit"
          shortcut={isPhone ? undefined : "Ctrl ↵"}
          isBusy={saving.isPending}
        >
          {t("records.save")}
        </Button>
      </div>
      {isDirty && !saving.isPending && <LeaveGuard />}
      {isStale && (
        <ConflictAsk
          code={page.code}
          before={first.row}
          isBusy={saving.isPending}
          onOverwrite={(now) => submit(now.rev)}
          onYield={() => saving.reset()}
        />
      )}
    </form>
  );
}

function useSaving(code: string, detail: RecordDetail, onDone: () => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { id } = detail.row;
  return useMutation({
    meta: { isQuiet: true },
    mutationFn: ({ answers, rev }: { answers: Answers; rev: number }) => changeRecord(code, id, answers, rev),
    onSuccess: (saved) => {
      queries.setQueryData(recordQuery(code, id).queryKey, saved);
      keepRow(queries, code, saved.row);
      void renew(queries, code, false);
      void queries.invalidateQueries({ queryKey: ["record", code, id, "history"] });
      tell.done(t("records.saved"));
      onDone();
    },
  });
}
