import { Input } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Ask, Field } from "./Ask";

type ReasonAskProps = {
  title: string;
  act: string;
  label?: string;
  hint?: string;
  isRequired?: boolean;
  isDanger?: boolean;
  isBusy?: boolean;
  onAct: (reason: string) => void;
  onClose: () => void;
  children?: ReactNode;
};

/** Why? Asked before what cannot quietly be undone. */
export function ReasonAsk({ label, hint, isRequired = true, onAct, children, ...ask }: ReasonAskProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const isReady = !isRequired || reason.trim() !== "";
  return (
    <Ask {...ask} isReady={isReady} onAct={() => onAct(reason.trim())}>
      {children}
      <Field label={label ?? t("ui.reason")} htmlFor="reason" isRequired={isRequired} hint={hint}>
        <Input.TextArea
          id="reason"
          autoFocus
          autoSize={{ minRows: 2, maxRows: 8 }}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </Ask>
  );
}
