import { useMutation } from "@tanstack/react-query";
import { Input } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { sentence } from "@/api/problem";
import { resetPassword } from "@/api/session";
import { Button } from "@/ui/Button";
import { useTitle } from "@/ui/Page";
import { ErrorLine } from "@/ui/States";
import styles from "../SignIn.module.css";
import { Frame } from "./Frame";

export default function ResetPasswordPage() {
  const { t } = useTranslation();
  const { key = "" } = useParams();
  const [password, setPassword] = useState("");
  const setting = useMutation({ mutationFn: () => resetPassword(key, password), meta: { isQuiet: true } });
  useTitle(t("signin.reset_title"));
  function submit(event: FormEvent): void {
    event.preventDefault();
    setting.mutate();
  }
  return (
    <Frame>
      <form className={styles.form} onSubmit={submit}>
        <h1>{t("signin.reset_title")}</h1>
        {setting.isError && <ErrorLine>{sentence(setting.error)}</ErrorLine>}
        {setting.isSuccess ? (
          <p className={styles.lead} role="status">
            {t("signin.reset_done")} <Link to="/sign-in">{t("signin.title")}</Link>
          </p>
        ) : (
          <>
            <label className={styles.label} htmlFor="password">
              {t("signin.new_password")}
            </label>
            <Input.Password
              id="password"
              autoComplete="new-password"
              required
              placeholder={t("signin.password_rule")}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
            <Button kind="primary" type="submit" className={styles.submit} isBusy={setting.isPending}>
              {t("signin.reset_set")}
            </Button>
          </>
        )}
      </form>
    </Frame>
  );
}
