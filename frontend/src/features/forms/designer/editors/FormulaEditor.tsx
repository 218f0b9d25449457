import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Expression } from "@/lib/expressions/operation";
import type { DesignField } from "../content";
import type { EditorProps } from "./simple";

type FormulaSettingProps = {
  id: string;
  about: DesignField | null;
  value: unknown;
  onChange: (expression: Expression) => void;
  isDisabled: boolean;
};

/** A formula over the form's own fields. */
export function FormulaSetting({ id, value, onChange, isDisabled }: FormulaSettingProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const take = (words: string) => {
    setTyped(words);
    try {
      onChange(JSON.parse(words) as Expression);
    } catch {
      // Half a formula is no formula yet; it is taken once it is whole.
    }
  };
  return (
    <Input.TextArea
      id={id}
      aria-label={t("designer.setting.expression")}
      disabled={isDisabled}
      autoSize={{ minRows: 2, maxRows: 8 }}
      value={typed ?? JSON.stringify(value ?? { value: null })}
      onChange={(event) => take(event.target.value)}
    />
  );
}

export function FormulaEditor({ id, field, value, onChange, isDisabled }: EditorProps<"formula">) {
  return <FormulaSetting id={id} about={field} value={value} onChange={onChange} isDisabled={isDisabled} />;
}
