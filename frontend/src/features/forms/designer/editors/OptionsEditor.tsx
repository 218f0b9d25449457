import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage, inLanguage } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import styles from "@/ui/designing/Editors.module.css";
import type { FieldOption } from "../../definition";
import type { DesignField } from "../content";
import { useDesign, useDesigning } from "../context";
import { lastingOf } from "../difference";
import { freeKey } from "../identity";
import { MergeOptions } from "./MergeOptions";
import { OptionLine } from "./OptionLine";
import { OriginEditor, originOf } from "./OriginEditor";
import { PasteList } from "./PasteList";
import type { EditorProps } from "./simple";

/** The options of a choice: words, colors, order. Keys that were published stay; what was asked once can still be read. */
export function OptionsEditor(props: EditorProps<"options">) {
  const { id, field, isDisabled } = props;
  return (
    <div className={styles.stack}>
      <OriginEditor id={id} field={field} own="options" isDisabled={isDisabled} />
      {originOf(field) === "own" && <OwnOptions {...props} />}
    </div>
  );
}

function OwnOptions({ field, value, onChange, isDisabled }: EditorProps<"options">) {
  const { t } = useTranslation();
  const { published } = useDesigning();
  const [isPasting, setPasting] = useState(false);
  const options = Array.isArray(value) ? (value as FieldOption[]) : [];
  const above = useOptionsAbove(field);
  const lasting = lastingOf(published).keys.get(field.id) ?? new Set<string>();
  const taken = new Set([...options.map(({ key }) => key), ...lasting]);
  const put = (index: number, option: FieldOption) =>
    onChange(options.map((one, place) => (place === index ? option : one)));
  const move = (index: number, by: -1 | 1) => {
    const to = index + by;
    const [one, other] = [options[index], options[to]];
    if (!one || !other) return;
    onChange(options.map((option, place) => (place === index ? other : place === to ? one : option)));
  };
  const add = () => onChange([...options, { key: freeKey(taken), label: {} }]);
  const addAll = (names: string[]) => {
    const keys = new Set(taken);
    const fresh = names.map((name) => {
      const key = freeKey(keys);
      keys.add(key);
      return { key, label: { [currentLanguage()]: name } };
    });
    onChange([...options, ...fresh]);
    setPasting(false);
  };
  const sort = () => {
    const named = (option: FieldOption) => inLanguage(option.label, currentLanguage());
    onChange([...options].sort((one, other) => named(one).localeCompare(named(other), currentLanguage())));
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as -1 | 1 | undefined;
    if (event.altKey && by !== undefined) {
      event.preventDefault();
      move(index, by);
    } else if (event.key === "Enter" && index === options.length - 1) {
      event.preventDefault();
      add();
    }
  };
  return (
    <div className={styles.options}>
      <ol>
        {options.map((option, index) => (
          <OptionLine
            key={option.key}
            option={option}
            above={above}
            isLasting={lasting.has(option.key)}
            isDisabled={isDisabled}
            isLastOne={index === options.length - 1}
            onChange={(next) => put(index, next)}
            onMove={(by) => move(index, by)}
            onRemove={() => onChange(options.filter((_, place) => place !== index))}
            onKeyDown={(event) => onKeyDown(event, index)}
          />
        ))}
      </ol>
      {!isDisabled && (
        <div className={styles.acts}>
          <Button size="s" icon="plus" onClick={add}>
            {t("designer.add_option")}
          </Button>
          <Button size="s" kind="text" onClick={() => setPasting(true)}>
            {t("designer.paste_list")}
          </Button>
          {options.length > 2 && (
            <Button size="s" kind="text" onClick={sort}>
              {t("designer.sort")}
            </Button>
          )}
          <MergeOptions field={field} />
        </div>
      )}
      {isPasting && <PasteList onTake={addAll} onClose={() => setPasting(false)} />}
    </div>
  );
}

/** The options of the field that these depend on. */
function useOptionsAbove(field: DesignField): FieldOption[] {
  const above = useDesign(({ content }) =>
    field.depends_on === undefined
      ? null
      : (content.fields.find(({ code, id }) => code === field.depends_on || id === field.depends_on) ?? null),
  );
  return Array.isArray(above?.options) ? (above.options as FieldOption[]) : [];
}
