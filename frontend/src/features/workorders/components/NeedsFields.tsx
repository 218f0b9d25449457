import { Input } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { FileTiles } from "@/features/files/components/FileTiles";
import { Input as SignatureInput } from "@/features/forms/fields/signature";
import { Field } from "@/ui/Ask";
import type { Given, Signature } from "../givens";

type NeedsFieldsProps = {
  needs: readonly string[];
  given: Given;
  onGive: (change: Partial<Given>) => void;
  /** The words are asked for elsewhere. */
  isWordless?: boolean;
  /** Said where something is wanted only before some of the buttons. */
  hintOf?: (need: string) => string | undefined;
};

/** What a button of a step asks for, to be given before it is pressed. */
export function NeedsFields({ needs, given, onGive, isWordless, hintOf }: NeedsFieldsProps) {
  const { t } = useTranslation();
  const id = useId();
  const isWanted = (need: string) => needs.includes(need);
  return (
    <>
      {!isWordless && (
        <Field label={t("steering.comment")} htmlFor={`${id}-words`} isRequired={isWanted("comment")}>
          <Input.TextArea
            id={`${id}-words`}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={2000}
            value={given.comment}
            onChange={(event) => onGive({ comment: event.target.value })}
          />
        </Field>
      )}
      {isWanted("attachment") && (
        <Field
          label={t("steering.attachment")}
          htmlFor={`${id}-files`}
          isRequired
          hint={hintOf?.("attachment")}
        >
          <FileTiles
            id={`${id}-files`}
            small
            ids={given.files}
            onAdd={(file) => onGive({ files: [...given.files, file.id] })}
            onRemove={(gone) => onGive({ files: given.files.filter((one) => one !== gone) })}
          />
        </Field>
      )}
      {isWanted("signature") && (
        <Field label={t("steering.signature")} isRequired hint={hintOf?.("signature")}>
          <SignatureInput
            id={`${id}-sign`}
            field={SIGNATURE}
            value={given.signature}
            onChange={(value) => onGive({ signature: value as Signature | null })}
          />
        </Field>
      )}
    </>
  );
}

const SIGNATURE = {
  id: "signature",
  code: "signature",
  kind: "signature",
  label: { "zh-CN": "签名", en: "Signature" },
};
