import { Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useDesigning } from "../context";
import { Items } from "./Items";
import { ValueInput } from "./ValueInput";

type Pair = { name: string; value: unknown };
type PairsProps = {
  label: string;
  /** The names there are; without them any may be typed. */
  choices: readonly { value: string; label: string }[] | null;
  values: Readonly<Record<string, unknown>>;
  more?: readonly { key: string; type: string; label: string }[];
  onChange: (values: Record<string, unknown> | undefined) => void;
};

/** Names with a value each. */
export function Pairs({ label, choices, values, more, onChange }: PairsProps) {
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
              options={[...choices]}
              onChange={(name) => put({ ...pair, name })}
            />
          ) : (
            <Input
              aria-label={t("process.pair_name")}
              disabled={isReadOnly}
              value={pair.name}
              onChange={(event) => put({ ...pair, name: event.target.value })}
            />
          )}
          <ValueInput
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
