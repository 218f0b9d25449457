import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "@/ui/designing/Editors.module.css";
import { Row } from "@/ui/designing/Row";
import { Code } from "@/ui/Mark";
import { codesIn, type DesignField } from "../content";
import { useDesign, useDesigning } from "../context";
import { lastingOf } from "../difference";

const CODE = /^[a-z][a-z0-9_]{0,39}$/;

/** What conditions, packages and other programs call the field; taken when it is whole. */
export function CodeInput({ field }: { field: DesignField }) {
  const { t } = useTranslation();
  const { store, published, isReadOnly } = useDesigning();
  const content = useDesign((state) => state.content);
  const [typed, setTyped] = useState<string | null>(null);
  const code = typed ?? field.code;
  const taken = codesIn(content);
  for (const own of [field.code, ...(field.aliases ?? [])]) taken.delete(own);
  const problem = !CODE.test(code)
    ? t("errors.forms.code_malformed")
    : taken.has(code)
      ? t("errors.forms.code_repeated", { value: code })
      : undefined;
  const take = () => {
    if (!problem) store.rename(field.id, code, lastingOf(published).ids.has(field.id));
    if (!problem) setTyped(null);
  };
  return (
    <Row label={t("designer.setting.code")} help={t("designer.help.code")} problem={problem}>
      {(id) => (
        <>
          <Input
            id={id}
            disabled={isReadOnly}
            spellCheck={false}
            value={code}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={take}
            onPressEnter={take}
          />
          {(field.aliases ?? []).length > 0 && (
            <p className={styles.help}>
              {t("designer.aliases")}{" "}
              {field.aliases?.map((alias) => (
                <Code key={alias}>{alias} </Code>
              ))}
            </p>
          )}
        </>
      )}
    </Row>
  );
}
