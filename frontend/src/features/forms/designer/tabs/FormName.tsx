import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import type { Text } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import editors from "@/ui/designing/Editors.module.css";
import { Row } from "@/ui/designing/Row";
import { WordsInput } from "@/ui/designing/WordsInput";
import { Code } from "@/ui/Mark";
import { isNamed } from "@/ui/TwoTongues";
import { formQuery } from "../../definitions";
import { useRenameForm } from "../api";
import { useDesigning } from "../context";

/** The form's own name: it holds at once and belongs to no version. */
export function FormName() {
  const { t } = useTranslation();
  const { form, isReadOnly } = useDesigning();
  const { data } = useQuery(formQuery(form.code));
  const [typed, setTyped] = useState<Text | null>(null);
  const rename = useRenameForm(form.code);
  const name = typed ?? data?.name ?? {};
  return (
    <>
      <Row
        label={t("designer.setting.form_name")}
        help={t("designer.help.form_name")}
        problem={rename.isError ? sentence(rename.error) : undefined}
      >
        {(id) => (
          <WordsInput
            id={id}
            isDisabled={isReadOnly}
            value={name}
            onChange={(value) => setTyped(value ?? {})}
          />
        )}
      </Row>
      {typed && (
        <div className={editors.acts}>
          <Button
            size="s"
            kind="primary"
            isBusy={rename.isPending}
            disabled={!isNamed(typed)}
            onClick={() => rename.mutate(typed, { onSuccess: () => setTyped(null) })}
          >
            {t("designer.rename")}
          </Button>
          <Button size="s" kind="text" onClick={() => setTyped(null)}>
            {t("ui.cancel")}
          </Button>
        </div>
      )}
      <Row label={t("designer.setting.form_code")}>{() => <Code>{form.code}</Code>}</Row>
    </>
  );
}
