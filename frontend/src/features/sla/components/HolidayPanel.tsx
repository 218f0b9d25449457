import { Input } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { useText } from "@/lib/i18n";
import { Field } from "@/ui/Ask";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";
import { ErrorLine } from "@/ui/States";
import { tell } from "@/ui/tell";
import { readShipped, useImportHolidays } from "../api";
import { readHolidays } from "../holidays";
import styles from "./Calendar.module.css";

type HolidayPanelProps = { code: string; year: number; onClose: () => void };

/** Holidays of whole years: pasted, from a file, or those that travel with the product. */
export function HolidayPanel({ code, year, onClose }: HolidayPanelProps) {
  const { t } = useTranslation();
  const text = useText();
  const file = useRef<HTMLInputElement>(null);
  const [pasted, setPasted] = useState("");
  const take = useImportHolidays(code);
  const { rows, problems } = readHolidays(pasted);
  const years = [...new Set(rows.map((row) => row.day.slice(0, 4)))];
  function act(): void {
    take.mutate(rows, {
      onSuccess: () => {
        tell.done(t("calendar.imported", { years: years.join("、") }));
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
      act={t("calendar.import_act", { count: rows.length })}
      onAct={act}
      onClose={onClose}
      width={520}
      isBusy={take.isPending}
      isReady={rows.length > 0 && problems.length === 0}
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
          onChange={async (event) => setPasted((await event.target.files?.[0]?.text()) ?? "")}
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
      {problems.slice(0, 5).map((problem) => (
        <ErrorLine key={problem.line}>
          {t("calendar.bad_line", { line: problem.line, text: problem.text })}
        </ErrorLine>
      ))}
      {rows.length > 0 && (
        <>
          <p>{t("calendar.replaces", { years: years.join("、") })}</p>
          <ul className={styles.preview}>
            {rows.map((row) => (
              <li key={row.day}>
                <span>{row.day}</span>
                <span>{t(`calendar.kind_${row.kind}`)}</span>
                <span>{text(row.name)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
