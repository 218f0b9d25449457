import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem, sentence } from "@/api/problem";
import { Ask } from "@/ui/Ask";
import { BulkAct, BulkBar } from "@/ui/BulkBar";
import { useShortcuts } from "@/ui/shortcuts";
import { tell } from "@/ui/tell";
import { countQuery, deleteRecord, exportAddress, renew, restoreRecord } from "../api";
import type { Column } from "../columns";
import type { Asked } from "../listing";
import type { Row, TypePage } from "../types";
import { BulkChange } from "./BulkChange";
import { DeleteWhole } from "./DeleteWhole";
import styles from "./Records.module.css";

type BulkActsProps = {
  page: TypePage;
  columns: readonly Column[];
  rows: readonly Row[];
  chosen: ReadonlySet<number>;
  onClear: () => void;
  asked: Asked;
  /** All that the list matches is meant, not only what is loaded. */
  isWhole: boolean;
  onWhole: () => void;
};

type Refusal = { title: string; said: string };

/** What is done to many records at once; those that refuse are named one by one. */
export function BulkActs(props: BulkActsProps) {
  const { page, columns, onClear, asked, isWhole, onWhole } = props;
  const { t } = useTranslation();
  const [question, setQuestion] = useState<"change" | "delete" | null>(null);
  const [refused, setRefused] = useState<Refusal[]>([]);
  const { picked, all, more, isCapped } = usePicked(props);
  const deleting = useDeleting(page.code, (left) => {
    setQuestion(null);
    setRefused(left);
    onClear();
  });
  const mayEdit = page.level === "edit" || page.level === "delete";
  useShortcuts({ e: () => setQuestion("change") }, mayEdit && picked.length > 0 && question === null);
  return (
    <>
      <BulkBar count={all} isMore={isWhole && isCapped} onClear={onClear}>
        {more && <BulkAct icon="check" label={more} onClick={onWhole} />}
        {mayEdit && (
          <BulkAct
            icon="edit"
            label={t("records.bulk_change")}
            shortcut="E"
            onClick={() => setQuestion("change")}
          />
        )}
        {page.level === "delete" && (
          <BulkAct icon="bin" label={t("records.delete")} onClick={() => setQuestion("delete")} />
        )}
        <BulkAct
          icon="export"
          label={t("records.export")}
          onClick={() =>
            window.location.assign(chosenAddress(page, columns, isWhole ? asked : named(picked)))
          }
        />
        {!isWhole && (
          <BulkAct
            icon="copy"
            label={t("records.copy_lines")}
            onClick={() => void copyLines(picked, columns, t)}
          />
        )}
      </BulkBar>
      {question === "change" && (
        <BulkChange
          page={page}
          columns={columns}
          ids={picked.map(({ id }) => id)}
          whole={isWhole ? asked : null}
          onClose={() => setQuestion(null)}
          onDone={onClear}
        />
      )}
      {question === "delete" && isWhole && (
        <DeleteWhole code={page.code} asked={asked} onClose={() => setQuestion(null)} />
      )}
      {question === "delete" && !isWhole && (
        <Ask
          title={t("records.delete_many", { count: picked.length })}
          act={t("records.delete")}
          isDanger
          isBusy={deleting.isPending}
          onAct={() => deleting.mutate(picked)}
          onClose={() => setQuestion(null)}
        >
          <p>{t("records.delete_fact")}</p>
        </Ask>
      )}
      <Modal
        open={refused.length > 0}
        title={t("records.refused", { count: refused.length })}
        footer={null}
        onCancel={() => setRefused([])}
      >
        <ul className={styles.outcomes}>
          {refused.map(({ title, said }) => (
            <li key={title}>
              {title}
              <small>{said}</small>
            </li>
          ))}
        </ul>
      </Modal>
    </>
  );
}

/** What is chosen, how much that is, and the offer to take everything that matches. */
function usePicked({ page, rows, chosen, asked, isWhole }: BulkActsProps) {
  const { t } = useTranslation();
  const { data: count } = useQuery({ ...countQuery(page.code, asked), enabled: chosen.size > 0 });
  const picked = rows.filter(({ id }) => chosen.has(id));
  if (!count) return { picked, all: picked.length, more: null, isCapped: false };
  const hasMore = !isWhole && picked.length === rows.length && count.count > picked.length;
  const word = count.is_capped ? "records.choose_whole_capped" : "records.choose_whole";
  return {
    picked,
    all: isWhole ? count.count : picked.length,
    more: hasMore ? t(word, { count: count.count }) : null,
    isCapped: count.is_capped,
  };
}

function named(rows: readonly Row[]): Asked {
  const ids = rows.map(({ id }) => String(id));
  const filter = { op: "in", args: [{ field: "record.id" }, { value: ids, type: "numbers" }] };
  return { filter: JSON.stringify(filter) };
}

/** The chosen ones alone, as a table. */
function chosenAddress({ code }: TypePage, columns: readonly Column[], asked: Asked): string {
  const shown = columns.filter(({ isOwn, access }) => !isOwn && access !== "hidden");
  const how = { columns: shown.map((column) => column.code), format: "xlsx" as const };
  return exportAddress(code, asked, how);
}

const AT_ONCE = 4;

/** Each record goes by itself; what went can come back at one press. */
export function useDeleting(code: string, onDone: (refused: Refusal[]) => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (rows: readonly Row[]) => {
      const left: Refusal[] = [];
      const gone: number[] = [];
      await inTurns(rows, async (row) => {
        try {
          await deleteRecord(code, row.id);
          gone.push(row.id);
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          left.push({ title: row.title || row.number || `#${row.id}`, said: sentence(error) });
        }
      });
      return { left, gone };
    },
    onSuccess: async ({ left, gone }) => {
      onDone(left);
      await renew(queries, code, true);
      if (gone.length === 0) return;
      tell.done(t("records.deleted", { count: gone.length }), () => {
        void inTurns(gone, (id) => restoreRecord(code, id)).then(() => renew(queries, code, true));
      });
    },
  });
}

/** A few at a time, so that many changes do not crowd out everybody else's. */
async function inTurns<Item>(items: readonly Item[], act: (item: Item) => Promise<unknown>): Promise<void> {
  const waiting = [...items];
  async function worker(): Promise<void> {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await act(item);
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** As a spreadsheet takes it: one line a record, tabs between. */
async function copyLines(
  rows: readonly Row[],
  columns: readonly Column[],
  t: (key: string, facts?: Record<string, unknown>) => string,
): Promise<void> {
  const shown = columns.filter(({ isOwn, code }) => !isOwn && rows.some(({ texts }) => texts[code]));
  const lines = [
    shown.map(({ label }) => label),
    ...rows.map(({ texts }) => shown.map(({ code }) => (texts[code] ?? "").replace(/\s+/g, " "))),
  ];
  await navigator.clipboard?.writeText(lines.map((line) => line.join("\t")).join("\n"));
  tell.done(t("records.copied_lines", { count: rows.length }));
}
