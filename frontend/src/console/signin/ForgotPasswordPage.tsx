import { useMutation } from "@tanstack/react-query";
import { Input } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { sentence } from "@/api/problem";
import { askForPassword } from "@/api/session";
import { Button } from "@/ui/Button";
import { useTitle } from "@/ui/Page";
import { ErrorLine } from "@/ui/States";
import styles from "../SignIn.module.css";
import { Frame } from "./Frame";

/** The answer is the same whether the address is known or not. */
export default function ForgotPasswordPage() {
  const { t } = useTranslation();
  const [email, setEmail] = useState("");
  const asking = useMutation({ mutationFn: askForPassword, meta: { isQuiet: true } });
  useTitle(t("signin.forgot_title"));
  function submit(event: FormEvent): void {
    event.preventDefault();
    asking.mutate(email.trim());
  }
  return (
    <Frame>
      <form className={styles.form} onSubmit={submit}>
        <h1>{t("signin.forgot_title")}</h1>
        {asking.isSuccess ? (
          <p className={styles.lead} role="status">
            {t("signin.forgot_sent", { email })}
          </p>
        ) : (
          <>
            <p className={styles.lead}>{t("signin.forgot_lead")}</p>
            {asking.isError && <ErrorLine>{sentence(asking.error)}</ErrorLine>}
            <label className={styles.label} htmlFor="email">
              {t("signin.email")}
            </label>
            <Input
              id="email"
              type="email"
              required
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
            <Button kind="primary" type="submit" className={styles.submit} isBusy={asking.isPending}>
              {t("signin.forgot_send")}
            </Button>
          </>
        )}
        <p className={styles.label}>
          <Link to="/sign-in">{t("signin.back")}</Link>
        </p>
      </form>
    </Frame>
  );
}
