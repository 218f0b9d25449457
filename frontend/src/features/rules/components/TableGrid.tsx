import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { ORGANIZATION, useCategoryNames, useTeamNames } from "@/api/choices";
import { Button, IconButton } from "@/ui/Button";
import type { FactWords } from "@/ui/conditions/words";
import { readCell, writeCell } from "../cells";
import { freshKey, STRATEGIES, type Table, type TableRow } from "../content";
import { CellInput } from "./CellInput";
import triggers from "./Triggers.module.css";

type TableGridProps = {
  table: Table;
  words: FactWords;
  results: readonly string[];
  onChange: (table: Table) => void;
};

/** The cells: conditions left, what a row gives right. */
export function TableGrid({ table, words, results, onChange }: TableGridProps) {
  const { t } = useTranslation();
  const putRow = (row: TableRow) =>
    onChange({ ...table, rows: table.rows.map((one) => (one.key === row.key ? row : one)) });
  const setField = (key: string, field: string) =>
    onChange({ ...table, inputs: table.inputs.map((one) => (one.key === key ? { key, field } : one)) });
  function addColumn(): void {
    const key = freshKey("c", table.inputs);
    onChange({ ...table, inputs: [...table.inputs, { key, field: "priority" }] });
  }
  function addRow(): void {
    const key = freshKey("r", table.rows);
    // biome-ignore lint/suspicious/noThenProperty: the server's word for a rule's outcome; nobody awaits a rule.
    onChange({ ...table, rows: [...table.rows, { key, cells: {}, then: {} }] });
  }
  return (
    <div className={triggers.wide}>
      <table className={triggers.grid}>
        <thead>
          <tr>
            <th scope="col">#</th>
            {table.inputs.map((input) => (
              <th key={input.key} scope="col">
                <Select<string>
                  size="small"
                  variant="borderless"
                  popupMatchSelectWidth={false}
                  aria-label={t("conditions.fact")}
                  showSearch={{ optionFilterProp: "label" }}
                  value={input.field}
                  onChange={(field) => setField(input.key, field)}
                  options={words.facts.map((fact) => ({ value: fact.key, label: words.nameOf(fact.key) }))}
                />
                {table.inputs.length > 1 && (
                  <IconButton
                    icon="close"
                    isSmall
                    label={t("tables.drop_column")}
                    onClick={() =>
                      onChange({ ...table, inputs: table.inputs.filter((one) => one.key !== input.key) })
                    }
                  />
                )}
              </th>
            ))}
            {results.map((name) => (
              <th key={name} scope="col">
                → {t(`facts.${name}`, { defaultValue: t(`rules.part_${name}`) })}
              </th>
            ))}
            <th />
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, place) => (
            <tr key={row.key}>
              <td>{place + 1}</td>
              {table.inputs.map((input) => (
                <td key={input.key}>
                  <ConditionCell row={row} input={input} words={words} onChange={putRow} place={place} />
                </td>
              ))}
              {results.map((name) => (
                <td key={name} className={triggers.result}>
                  <ResultCell row={row} name={name} words={words} onChange={putRow} place={place} />
                </td>
              ))}
              <td>
                <IconButton
                  icon="bin"
                  isSmall
                  label={t("rules.drop", { name: `#${place + 1}` })}
                  onClick={() =>
                    onChange({ ...table, rows: table.rows.filter((one) => one.key !== row.key) })
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button size="s" kind="text" icon="plus" onClick={addRow}>
        {t("tables.add_row")}
      </Button>
      <Button size="s" kind="text" icon="plus" onClick={addColumn}>
        {t("tables.add_column")}
      </Button>
      <p className={triggers.fact}>{t("tables.notation")}</p>
    </div>
  );
}

type CellProps = { row: TableRow; words: FactWords; place: number; onChange: (row: TableRow) => void };

function ConditionCell({
  row,
  input,
  words,
  place,
  onChange,
}: CellProps & { input: { key: string; field: string } }) {
  const type = words.facts.find((fact) => fact.key === input.field)?.type ?? "text";
  return (
    <CellInput
      label={`${words.nameOf(input.field)} #${place + 1}`}
      value={writeCell(row.cells[input.key])}
      onTake={(text) => {
        const cell = readCell(text, type);
        if (cell) onChange({ ...row, cells: { ...row.cells, [input.key]: cell } });
        return cell !== null;
      }}
    />
  );
}

const LEVELS = new Set(["impact", "urgency", "priority"]);

function ResultCell({ row, name, words, place, onChange }: CellProps & { name: string }) {
  const { t } = useTranslation();
  const teams = useTeamNames();
  const categories = useCategoryNames(ORGANIZATION);
  const choices: Record<string, { value: string; label: string }[] | undefined> = {
    team: teams.choices,
    category: categories.choices,
    strategy: STRATEGIES.map((one) => ({ value: one, label: t(`rules.strategy_${one}`) })),
  };
  const { [name]: _, ...others } = row.then;
  return (
    <Select<string>
      size="small"
      allowClear
      popupMatchSelectWidth={false}
      aria-label={`${name} #${place + 1}`}
      value={row.then[name] === undefined ? undefined : String(row.then[name])}
      onChange={(value) => {
        const chosen = LEVELS.has(name) ? Number(value) : value;
        // biome-ignore lint/suspicious/noThenProperty: the server's word for a rule's outcome; nobody awaits a rule.
        onChange({ ...row, then: value === undefined ? others : { ...others, [name]: chosen } });
      }}
      options={choices[name] ?? words.choicesOf(name)}
    />
  );
}
