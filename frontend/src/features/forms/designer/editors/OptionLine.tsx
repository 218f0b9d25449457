import { Dropdown, Select } from "antd";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { IconButton } from "@/ui/Button";
import styles from "@/ui/designing/Editors.module.css";
import { WordsInput } from "@/ui/designing/WordsInput";
import type { FieldOption } from "../../definition";

/** Colors that can be told apart in both appearances; stored as they are, because they leave the page with the data. */
const COLORS = ["#2b8a5b", "#0e6f7e", "#3f6fb5", "#6d4fa8", "#b04a86", "#c02b26", "#d07a14", "#7f9094"];

type OptionLineProps = {
  option: FieldOption;
  /** The options of the field that this one's depend on. */
  above: readonly FieldOption[];
  /** Its key was published: it may go out of use, not away. */
  isLasting: boolean;
  isDisabled: boolean;
  isLastOne: boolean;
  onChange: (option: FieldOption) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

export function OptionLine({
  option,
  above,
  isLasting,
  isDisabled,
  isLastOne,
  onKeyDown,
  ...acts
}: OptionLineProps) {
  const { t } = useTranslation();
  const text = useText();
  const isActive = option.is_active !== false;
  const name = text(option.label) || option.key;
  const { is_active: _, ...active } = option;
  const setColor = (color: string) => {
    const { color: __, ...plain } = option;
    acts.onChange(color ? { ...option, color } : plain);
  };
  return (
    <li className={isActive ? undefined : styles.off} onKeyDown={onKeyDown}>
      <Dropdown
        trigger={["click"]}
        disabled={isDisabled}
        menu={{
          items: ["", ...COLORS].map((color) => ({
            key: color || "none",
            label: (
              <span className={styles.swatch}>
                <i style={{ background: color || undefined }} />
                {color === "" && t("designer.no_color")}
              </span>
            ),
          })),
          onClick: ({ key }) => setColor(key === "none" ? "" : key),
        }}
      >
        <button
          type="button"
          className={styles.color}
          aria-label={t("designer.color_of", { name })}
          title={t("designer.color_of", { name })}
        >
          <i style={{ background: option.color ?? undefined }} />
        </button>
      </Dropdown>
      <WordsInput
        id={`option-${option.key}`}
        label={t("designer.option_name", { key: option.key })}
        value={option.label}
        isDisabled={isDisabled}
        onChange={(label) => acts.onChange({ ...option, label: label ?? {} })}
      />
      <span className={styles.lineActs}>
        <IconButton icon="up" isSmall label={t("designer.up_of", { name })} onClick={() => acts.onMove(-1)} />
        <IconButton
          icon="down"
          isSmall
          disabled={isLastOne}
          label={t("designer.down_of", { name })}
          onClick={() => acts.onMove(1)}
        />
      </span>
      {isLasting ? (
        <IconButton
          icon={isActive ? "pause" : "play"}
          isSmall
          disabled={isDisabled}
          label={t(isActive ? "designer.disable_of" : "designer.enable_of", { name })}
          onClick={() => acts.onChange(isActive ? { ...option, is_active: false } : active)}
        />
      ) : (
        <IconButton
          icon="close"
          isSmall
          disabled={isDisabled}
          label={t("designer.drop_of", { name })}
          onClick={acts.onRemove}
        />
      )}
      {above.length > 0 && (
        <Select<string[]>
          size="small"
          mode="multiple"
          className={styles.when}
          aria-label={t("designer.option_when", { name })}
          placeholder={t("designer.option_always")}
          disabled={isDisabled}
          value={option.when ?? []}
          options={above.map(({ key, label }) => ({ value: key, label: text(label) || key }))}
          onChange={(when) =>
            acts.onChange(when.length > 0 ? { ...option, when } : { ...option, when: undefined })
          }
        />
      )}
    </li>
  );
}
