import { Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import type { Text } from "@/lib/i18n";
import styles from "@/ui/designing/Editors.module.css";
import { Part } from "@/ui/designing/Row";
import { WordsInput } from "@/ui/designing/WordsInput";
import type { Step } from "../content";
import { useDesigning } from "../context";
import { useSet } from "./controls";

type ButtonSetting = { act: string; name?: Text; is_off?: boolean; needs?: string[] };

const ACTS: Record<string, readonly string[]> = {
  handling: ["complete", "return", "skip"],
  approval: ["approve", "reject", "return", "transfer", "delegate", "add_signer", "skip"],
};
const NEEDS = ["comment", "attachment", "signature", "checklist"];

/** What may be pressed in a step: its words, and what pressing asks for. */
export function Buttons({ step }: { step: Step }) {
  const { t } = useTranslation();
  const { isReadOnly } = useDesigning();
  const set = useSet(step);
  const buttons = (step.buttons as ButtonSetting[] | undefined) ?? [];
  const of = (act: string) => buttons.find((one) => one.act === act) ?? { act };
  const put = (next: ButtonSetting) => {
    const isPlain = !next.is_off && !next.needs?.length && !Object.keys(next.name ?? {}).length;
    const others = buttons.filter(({ act }) => act !== next.act);
    const all = isPlain ? others : [...others, next];
    set("buttons", all.length > 0 ? all : undefined);
  };
  return (
    <Part title={t("process.setting.buttons")}>
      <ul className={styles.stack}>
        {(ACTS[step.kind] ?? []).map((act) => {
          const button = of(act);
          return (
            <li key={act} className={styles.box}>
              <div className={styles.inline}>
                <b>{t(`process.act.${act}`)}</b>
                <Switch
                  size="small"
                  aria-label={t("process.button_offered", { act: t(`process.act.${act}`) })}
                  disabled={isReadOnly}
                  checked={!button.is_off}
                  onChange={(isOn) => put({ ...button, is_off: isOn ? undefined : true })}
                />
              </div>
              {!button.is_off && (
                <>
                  <WordsInput
                    id={`button-${act}`}
                    label={t("process.button_name")}
                    isDisabled={isReadOnly}
                    value={button.name}
                    onChange={(name) => put({ ...button, name })}
                  />
                  <Select<string[]>
                    mode="multiple"
                    aria-label={t("process.button_needs")}
                    placeholder={t("process.button_needs")}
                    disabled={isReadOnly}
                    value={button.needs ?? []}
                    options={NEEDS.map((need) => ({ value: need, label: t(`process.need.${need}`) }))}
                    onChange={(needs) => put({ ...button, needs: needs.length > 0 ? needs : undefined })}
                  />
                </>
              )}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
