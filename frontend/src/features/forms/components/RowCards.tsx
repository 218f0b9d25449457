import { use, useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import type { FieldDefinition } from "../definition";
import type { Row } from "../readings";
import { kindOf } from "../registry";
import { FormContext } from "../useFormStore";
import { RowActButtons } from "./GridRow";
import { Labelled } from "./Labelled";
import { useCells } from "./RowField";
import type { RowsProps } from "./RowGrid";
import type { RowActs } from "./useRows";

const MOST_AT_ONCE = 40;
const MOST_FACTS = 3;

/** Rows as cards below each other, for a hand's width; one is open at a time. */
export function RowCards({ field, id, rows, columns, openRow, acts, locked, problems }: RowsProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(MOST_AT_ONCE);
  const openAt = rows.findIndex((row) => row.id === openRow);
  const count = Math.max(shown, openAt + 1);
  return (
    <>
      <ol className="row-cards">
        {rows.slice(0, count).map((row, index) => (
          <Card
            key={row.id}
            {...{ field, id, row, index, columns, acts, problems }}
            isOpen={row.id === openRow}
            isLast={index === rows.length - 1}
            isLocked={locked.has(row.id)}
          />
        ))}
      </ol>
      {rows.length > count && (
        <button type="button" className="text-act" onClick={() => setShown(shown + MOST_AT_ONCE)}>
          {t("fields.more_rows", { count: rows.length - count })}
        </button>
      )}
    </>
  );
}

interface CardProps {
  field: FieldDefinition;
  id: string;
  row: Row;
  index: number;
  columns: FieldDefinition[];
  acts: RowActs;
  problems: Record<string, string>;
  isOpen: boolean;
  isLast: boolean;
  isLocked: boolean;
}

function Card({ field, id, row, index, columns, acts, problems, isOpen, isLast, isLocked }: CardProps) {
  const { t } = useTranslation();
  const isWrong = columns.some((column) => problems[`${row.id}.${column.id}`]);
  return (
    <li className={isWrong ? "row-card is-wrong" : "row-card"}>
      <div className="row-card-head">
        <button
          type="button"
          className="row-card-open"
          aria-expanded={isOpen}
          onClick={() => acts.open(isOpen ? null : row.id)}
        >
          <b>{index + 1}</b>
          {isOpen ? t("fields.row_done") : <Facts row={row} columns={columns} />}
        </button>
        <RowActButtons {...{ row, index, acts, isLast, isLocked }} />
      </div>
      {isOpen && <Questions {...{ field, id, row, columns, acts, problems, isLocked }} />}
    </li>
  );
}

function Facts({ row, columns }: Pick<CardProps, "row" | "columns">) {
  const { t } = useTranslation();
  const filled = columns.filter((column) => (row[column.id] ?? null) !== null).slice(0, MOST_FACTS);
  if (filled.length === 0) return <span className="field-aside">{t("fields.row_empty")}</span>;
  return (
    <span className="row-card-facts">
      {filled.map((column) => {
        const { Cell } = kindOf(column.kind);
        return <Cell key={column.id} field={column} value={row[column.id] ?? null} />;
      })}
    </span>
  );
}

type QuestionsProps = Omit<CardProps, "isOpen" | "isLast" | "index">;

function Questions({ field, id, row, columns, acts, problems, isLocked }: QuestionsProps) {
  const text = useText();
  const cells = useCells(use(FormContext), field.id, columns, row, isLocked);
  return (
    <div className="row-card-body">
      {columns.map((column) => {
        const { Input, Display, isGroup } = kindOf(column.kind);
        const state = cells[column.id];
        const inputId = `${id}-${row.id}-${column.id}`;
        const problem = problems[`${row.id}.${column.id}`];
        const answer = row[column.id] ?? null;
        if (state === "none") return null;
        return (
          <Labelled
            key={column.id}
            id={inputId}
            label={text(column.label)}
            isRequired={column.required}
            hint={text(column.hint)}
            problem={problem}
            isGroup={state === "read" || isGroup(column)}
          >
            {state === "read" ? (
              <Display field={column} value={answer} />
            ) : (
              <Input
                field={column}
                id={inputId}
                value={answer}
                onChange={(next) => acts.set(row.id, column.id, next)}
                invalid={problem !== undefined}
                describedBy={`${inputId}-about`}
              />
            )}
          </Labelled>
        );
      })}
    </div>
  );
}
