import { useMutation } from "@tanstack/react-query";
import { Input } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { whenProofNeeded } from "@/api/client";
import { sentence } from "@/api/problem";
import { proveBy } from "@/api/security";
import { Ask, Field } from "@/ui/Ask";
import { Button } from "@/ui/Button";

/** Stands once in the page; asks for the password before what would hurt most. */
export function ProofAsk() {
  const [isAsked, setAsked] = useState(false);
  const answer = useRef<(isProved: boolean) => void>(() => undefined);
  useEffect(() => {
    whenProofNeeded(() => {
      setAsked(true);
      return new Promise((resolve) => {
        answer.current = resolve;
      });
    });
    return () => whenProofNeeded(async () => false);
  }, []);
  function close(isProved: boolean): void {
    setAsked(false);
    answer.current(isProved);
  }
  return isAsked ? <Proof onClose={close} /> : null;
}

function Proof({ onClose }: { onClose: (isProved: boolean) => void }) {
  const { t } = useTranslation();
  const [isByCode, setByCode] = useState(false);
  const [typed, setTyped] = useState("");
  const proving = useMutation({
    mutationFn: () => proveBy(isByCode ? { code: typed.replaceAll(" ", "") } : { password: typed }),
    meta: { isQuiet: true },
    onSuccess: () => onClose(true),
  });
  const input = {
    id: "proof",
    autoFocus: true,
    value: typed,
    onChange: (event: { target: { value: string } }) => setTyped(event.target.value),
  };
  return (
    <Ask
      title={t("security.proof_title")}
      act={t("security.proof_act")}
      isReady={typed !== ""}
      isBusy={proving.isPending}
      onAct={() => proving.mutate()}
      onClose={() => onClose(false)}
    >
      <Field
        label={t(isByCode ? "security.code" : "security.password")}
        htmlFor="proof"
        hint={t("security.proof_hint")}
        problem={proving.isError ? sentence(proving.error) : undefined}
      >
        {isByCode ? (
          <Input {...input} inputMode="numeric" autoComplete="one-time-code" />
        ) : (
          <Input.Password {...input} autoComplete="current-password" />
        )}
      </Field>
      <Button
        kind="text"
        onClick={() => {
          setByCode(!isByCode);
          setTyped("");
        }}
      >
        {t(isByCode ? "security.proof_by_password" : "security.proof_by_code")}
      </Button>
    </Ask>
  );
}
