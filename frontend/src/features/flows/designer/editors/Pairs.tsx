import { Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useDesigning } from "../context";
import type { FormField } from "../surroundings";
import { FieldValue } from "./FieldValue";
import { Items } from "./Items";

type Pair = { name: string; value: unknown };
type PairsProps = {
  label: string;
  /** The names there are; without them any may be typed. */
  choices: readonly { value: string; label: string }[] | null;
  /** The fields behind the names, so that each value is given as its kind is. */
  fields?: readonly FormField[];
  values: Readonly<Record<string, unknown>>;
  more?: readonly { key: string; type: string; label: string }[];
  onChange: (values: Record<string, unknown> | undefined) => void;
};

/** Names with a value each. */
export function Pairs({ label, choices, fields, values, more, onChange }: PairsProps) {
  const { t } = useTranslation();
  const { isReadOnly } = useDesigning();
  const pairs = Object.entries(values).map(([name, value]): Pair => ({ name, value }));
  const free = choices?.find(({ value }) => !(value in values))?.value;
  const write = (next: readonly Pair[]) =>
    onChange(next.length > 0 ? Object.fromEntries(next.map(({ name, value }) => [name, value])) : undefined);
  return (
    <Items
      label={label}
      items={pairs}
      add={t("process.add_pair", { label })}
      begin={(): Pair => ({ name: free ?? `field_${pairs.length + 1}`, value: { value: "" } })}
      onChange={write}
    >
      {(pair, put) => (
        <>
          {choices ? (
            <Select<string>
              aria-label={t("process.pair_name")}
              disabled={isReadOnly}
              value={pair.name}
              showSearch={{ optionFilterProp: "label" }}
              options={choices.filter(({ value }) => value === pair.name || !(value in values))}
              onChange={(name) => put({ name, value: { value: "" } })}
            />
          ) : (
            <Input
              aria-label={t("process.pair_name")}
              disabled={isReadOnly}
              value={pair.name}
              onChange={(event) => put({ ...pair, name: event.target.value })}
            />
          )}
          <FieldValue
            key={pair.name}
            field={fields?.find(({ code }) => code === pair.name)}
            label={t("process.setting.value")}
            value={pair.value}
            more={more}
            onChange={(value) => put({ ...pair, value: value ?? { value: "" } })}
          />
        </>
      )}
    </Items>
  );
}
