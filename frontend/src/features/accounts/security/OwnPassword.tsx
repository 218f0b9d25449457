import { useMutation } from "@tanstack/react-query";
import { Input } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { changePassword } from "@/api/security";
import { Field } from "@/ui/Ask";
import { Button } from "@/ui/Button";
import { tell } from "@/ui/tell";
import { useReread } from "./SecondStep";
import styles from "./Security.module.css";

const EMPTY = { current_password: "", new_password: "" };

/** Another password of one's own; every other session ends with the old one. */
export function OwnPassword() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(EMPTY);
  const reread = useReread();
  const changing = useMutation({
    mutationFn: changePassword,
    meta: { isQuiet: true },
    onSuccess: async () => {
      setTyped(EMPTY);
      tell.done(t("security.password_done"));
      await reread();
    },
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    changing.mutate(typed);
  }
  return (
    <section className={styles.part} aria-label={t("security.password")}>
      <h2>{t("security.password")}</h2>
      <form className={styles.fields} onSubmit={submit}>
        <Field label={t("security.current_password")} htmlFor="current-password">
          <Input.Password
            id="current-password"
            autoComplete="current-password"
            value={typed.current_password}
            onChange={(event) => setTyped({ ...typed, current_password: event.target.value })}
          />
        </Field>
        <Field
          label={t("signin.new_password")}
          htmlFor="new-password"
          hint={t("signin.password_rule")}
          problem={changing.isError ? sentence(changing.error) : undefined}
        >
          <Input.Password
            id="new-password"
            autoComplete="new-password"
            value={typed.new_password}
            onChange={(event) => setTyped({ ...typed, new_password: event.target.value })}
          />
        </Field>
        <Button
          type="submit"
          isBusy={changing.isPending}
          disabled={!typed.current_password || !typed.new_password}
        >
          {t("security.change_password")}
        </Button>
      </form>
    </section>
  );
}
