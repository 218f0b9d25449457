import { useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { useDeferredValue, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { inputSentence, sentence } from "@/api/problem";
import { comma, useText } from "@/lib/i18n";
import { Field } from "@/ui/Ask";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import { ErrorLine, SkeletonRows } from "@/ui/States";
import { tell } from "@/ui/tell";
import { type HolidayTrial, readShipped, trialQuery, useImportHolidays } from "../api";
import styles from "./Calendar.module.css";

type HolidayPanelProps = { code: string; year: number; onClose: () => void };

const SHOWN = 5;

/** Holidays of whole years: pasted, from a file, or those that travel with the product. */
export function HolidayPanel({ code, year, onClose }: HolidayPanelProps) {
  const { t } = useTranslation();
  const file = useRef<HTMLInputElement>(null);
  const [pasted, setPasted] = useState("");
  const text = useDeferredValue(pasted);
  const trial = useQuery(trialQuery(code, text));
  const take = useImportHolidays(code);
  const found = text.trim() === "" ? undefined : trial.data;
  const isLooking = text !== pasted || trial.isPlaceholderData || trial.isFetching;
  const days = found?.preview.days.length ?? 0;
  function act(): void {
    take.mutate(pasted, {
      onSuccess: ({ years }) => {
        tell.done(t("calendar.imported", { years: years.join(comma()) }));
        onClose();
      },
    });
  }
  async function shipped(): Promise<void> {
    try {
      const { items } = await readShipped(year);
      if (items.length === 0) tell.error(t("calendar.not_shipped", { year }));
      else setPasted(`[\n${items.map((item) => JSON.stringify(item)).join(",\n")}\n]`);
    } catch (error) {
      tell.error(sentence(error));
    }
  }
  return (
    <Panel
      title={t("calendar.import")}
      act={t("calendar.import_act", { count: days })}
      onAct={act}
      onClose={onClose}
      width={520}
      isBusy={take.isPending}
      isReady={!isLooking && days > 0 && found?.preview.problems.length === 0}
      isDirty={pasted !== "" && !take.isSuccess}
      error={take.error}
    >
      <p className={styles.fact}>{t("calendar.import_fact")}</p>
      <span className={styles.pieces}>
        <Button size="s" icon="clip" onClick={() => file.current?.click()}>
          {t("calendar.from_file")}
        </Button>
        <Button size="s" onClick={() => void shipped()}>
          {t("calendar.from_shipped", { year })}
        </Button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".json,.csv,.txt,.ics"
          aria-label={t("calendar.from_file")}
          onChange={async (event) => setPasted(await textOf(event.target.files?.[0]))}
        />
      </span>
      <Field label={t("calendar.pasted")} htmlFor="holidays" hint={t("calendar.pasted_hint")}>
        <Input.TextArea
          id="holidays"
          autoSize={{ minRows: 6, maxRows: 14 }}
          value={pasted}
          placeholder={"2027-01-01,holiday,元旦\n2027-02-06,makeup,春节,5"}
          onChange={(event) => setPasted(event.target.value)}
        />
      </Field>
      {trial.isError && <ErrorLine onRetry={() => void trial.refetch()}>{sentence(trial.error)}</ErrorLine>}
      {text.trim() !== "" && trial.isPending && <SkeletonRows rows={3} columns="96px 60px 1fr" />}
      {found && <Looked trial={found} />}
    </Panel>
  );
}

/** A table saved by a Chinese Excel is not UTF-8. */
async function textOf(file: File | undefined): Promise<string> {
  if (!file) return "";
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** What the server found in it: wrong lines, the years it changes, the due times that would move. */
function Looked({ trial }: { trial: HolidayTrial }) {
  const { t } = useTranslation();
  const text = useText();
  const { days, years, problems } = trial.preview;
  return (
    <>
      {problems.slice(0, SHOWN).map((problem) => (
        <ErrorLine key={`${problem.path} ${problem.code}`}>{inputSentence(problem)}</ErrorLine>
      ))}
      {years.length > 0 && (
        <ul className={styles.levels}>
          {years.map((one) => (
            <li key={one.year}>
              {one.is_new
                ? t("calendar.year_new", { year: one.year, count: one.added })
                : t("calendar.year_change", { ...one })}
            </li>
          ))}
          <li>{t("calendar.would_move", { count: trial.moves.moved })}</li>
        </ul>
      )}
      {days.length > 0 && (
        <ul className={styles.preview}>
          {days.map((row) => (
            <li key={row.day}>
              <span>{row.day}</span>
              <span>{t(`calendar.kind_${row.kind}`)}</span>
              <span>
                {text(row.name)}
                {row.kind === "makeup" &&
                  ` · ${t("calendar.as", { day: t(`calendar.weekday_${row.weekday}`) })}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
