import { useMutation } from "@tanstack/react-query";
import { Input } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { finishSecondStep, type Seed } from "@/api/security";
import { Field } from "@/ui/Ask";
import { Button } from "@/ui/Button";
import { QrCode } from "@/ui/QrCode";
import styles from "./Security.module.css";

/** The seed as a picture to scan, drawn here, and the first code that shows it arrived. */
export function SetUp({ seed, onDone }: { seed: Seed; onDone: (codes: string[]) => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const finishing = useMutation({
    mutationFn: () => finishSecondStep(code),
    meta: { isQuiet: true },
    onSuccess: onDone,
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    finishing.mutate();
  }
  return (
    <form className={styles.code} onSubmit={submit}>
      <QrCode content={seed.totp_url} label={t("security.qr")} />
      <div>
        <p>{t("security.scan")}</p>
        <p className={styles.seed}>{seed.secret.match(/.{1,4}/g)?.join(" ")}</p>
        <Field
          label={t("security.code")}
          htmlFor="first-code"
          problem={finishing.isError ? sentence(finishing.error) : undefined}
        >
          <Input
            id="first-code"
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </Field>
        <Button kind="primary" type="submit" isBusy={finishing.isPending} disabled={code.trim() === ""}>
          {t("security.finish")}
        </Button>
      </div>
    </form>
  );
}
