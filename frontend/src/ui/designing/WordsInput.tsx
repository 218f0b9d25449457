import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { currentLanguage, LANGUAGES, type Language, type Text } from "@/lib/i18n";
import { useKept } from "@/lib/kept";
import styles from "./Editors.module.css";

type WordsInputProps = {
  id: string;
  value: Text | string | null | undefined;
  onChange: (value: Text | undefined) => void;
  isLong?: boolean;
  isName?: boolean;
  isDisabled?: boolean;
  label?: string;
};

const SIGNS: Record<Language, string> = { "zh-CN": "中", en: "EN" };

/** Words in both languages, one of them in sight; a dot says that the other is still missing. */
export function WordsInput({ id, value, onChange, isLong, isName, isDisabled, label }: WordsInputProps) {
  const { t } = useTranslation();
  const [tongue, setTongue] = useKept<Language>("gongdan.designer.tongue", currentLanguage());
  const words: Text = typeof value === "string" ? { [currentLanguage()]: value } : (value ?? {});
  const other = LANGUAGES.find((language) => language !== tongue) ?? "en";
  const write = (typed: string) => {
    const { [tongue]: _, ...rest } = words;
    const next = typed ? { ...rest, [tongue]: typed } : rest;
    onChange(Object.keys(next).length > 0 ? next : undefined);
  };
  const shared = {
    id,
    "aria-label": label,
    lang: tongue,
    disabled: isDisabled,
    value: words[tongue] ?? "",
    placeholder: words[other] ?? "",
    "data-name-input": isName || undefined,
  };
  const isMissing = words[other] === undefined && words[tongue] !== undefined;
  return (
    <span className={isLong ? `${styles.words} ${styles.longWords}` : styles.words}>
      {isLong ? (
        <Input.TextArea
          {...shared}
          autoSize={{ minRows: 2, maxRows: 12 }}
          onChange={(event) => write(event.target.value)}
        />
      ) : (
        <Input {...shared} maxLength={200} onChange={(event) => write(event.target.value)} />
      )}
      <button
        type="button"
        className={styles.tongue}
        title={t("designer.tongue", { language: t(`designer.language.${other}`) })}
        aria-label={t("designer.tongue", { language: t(`designer.language.${other}`) })}
        onClick={() => setTongue(other)}
      >
        {SIGNS[tongue]}
        {isMissing && <i aria-hidden="true" />}
      </button>
    </span>
  );
}
