import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import type { Text } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { isNamed } from "@/ui/TwoTongues";
import editors from "./Editors.module.css";
import { Row } from "./Row";
import { WordsInput } from "./WordsInput";

type OwnNameProps = {
  label: string;
  name: Text;
  isReadOnly: boolean;
  rename: {
    mutate: (name: Text, options: { onSuccess: () => void }) => void;
    isPending: boolean;
    isError: boolean;
    error: unknown;
  };
};

/** What a form or a process is called: it holds at once and belongs to no version. */
export function OwnName({ label, name, isReadOnly, rename }: OwnNameProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Text | null>(null);
  return (
    <>
      <Row
        label={label}
        help={t("designer.help.form_name")}
        problem={rename.isError ? sentence(rename.error) : undefined}
      >
        {(id) => (
          <WordsInput
            id={id}
            isDisabled={isReadOnly}
            value={typed ?? name}
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
    </>
  );
}
