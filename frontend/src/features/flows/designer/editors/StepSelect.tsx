import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { everyStep, type Step } from "../content";
import { useDesign, useDesigning } from "../context";

type StepSelectProps = {
  id?: string;
  label: string;
  value: string | undefined;
  isOffered: (step: Step) => boolean;
  onChange: (key: string) => void;
};

/** Another step by its name. */
export function StepSelect({ id, label, value, isOffered, onChange }: StepSelectProps) {
  const { t } = useTranslation();
  const text = useText();
  const { isReadOnly } = useDesigning();
  const content = useDesign((state) => state.content);
  const steps = everyStep(content).map(({ step }) => step);
  const gone = value && !steps.some(({ key }) => key === value) ? [{ value, label: value }] : [];
  return (
    <Select<string>
      id={id}
      aria-label={label}
      disabled={isReadOnly}
      showSearch={{ optionFilterProp: "label" }}
      value={value || undefined}
      placeholder={t("process.choose_step")}
      notFoundContent={t("process.no_step")}
      options={[
        ...steps
          .filter(isOffered)
          .map(({ key, name, kind }) => ({ value: key, label: text(name) || t(`process.kind.${kind}`) })),
        ...gone,
      ]}
      onChange={onChange}
    />
  );
}
