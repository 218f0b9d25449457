import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Input } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useNavigate } from "react-router";
import { create } from "@/api/client";
import { sentence } from "@/api/problem";
import { haveToken, meQuery, signIn, signInOptionsQuery } from "@/api/session";
import { Button } from "@/ui/Button";
import { useTitle } from "@/ui/Page";
import { ErrorLine } from "@/ui/States";
import styles from "../SignIn.module.css";
import { Frame } from "./Frame";

const FIELDS = [
  { key: "name", word: "signin.your_name", type: "text", isRequired: true, complete: "name" },
  { key: "username", word: "signin.username", type: "text", isRequired: true, complete: "username" },
  { key: "email", word: "signin.email_optional", type: "email", isRequired: false, complete: "email" },
  { key: "password", word: "signin.password", type: "password", isRequired: true, complete: "new-password" },
] as const;

type Setup = Record<(typeof FIELDS)[number]["key"], string>;

/** Once, on a new installation: the first administrator. */
export default function SetupPage() {
  const { t } = useTranslation();
  const [setup, setSetup] = useState<Setup>({ name: "", username: "", email: "", password: "" });
  const options = useQuery(signInOptionsQuery);
  const making = useMakeAdministrator();
  useTitle(t("signin.setup_title"));
  if (options.data && !options.data.is_setup_needed && !making.isPending && !making.isSuccess)
    return <Navigate to="/sign-in" replace />;
  function submit(event: FormEvent): void {
    event.preventDefault();
    making.mutate(setup);
  }
  return (
    <Frame>
      <form className={styles.form} onSubmit={submit}>
        <h1>{t("signin.setup_title")}</h1>
        <p className={styles.lead}>{t("signin.setup_lead")}</p>
        {making.isError && <ErrorLine>{sentence(making.error)}</ErrorLine>}
        {FIELDS.map((field) => (
          <div key={field.key}>
            <label className={styles.label} htmlFor={field.key}>
              {t(field.word)}
            </label>
            <Input
              id={field.key}
              type={field.type}
              required={field.isRequired}
              autoComplete={field.complete}
              placeholder={field.key === "password" ? t("signin.password_rule") : undefined}
              value={setup[field.key]}
              onChange={(event) => setSetup({ ...setup, [field.key]: event.target.value })}
            />
          </div>
        ))}
        <Button kind="primary" type="submit" className={styles.submit} isBusy={making.isPending}>
          {t("signin.setup_start")}
        </Button>
      </form>
    </Frame>
  );
}

function useMakeAdministrator() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async ({ email, ...setup }: Setup) => {
      await haveToken();
      await create<unknown>("/setup", { body: email ? { ...setup, email } : setup });
      await signIn({ name: setup.username, password: setup.password });
    },
    meta: { isQuiet: true },
    onSuccess: async () => {
      await queries.resetQueries({ queryKey: signInOptionsQuery.queryKey });
      await queries.resetQueries({ queryKey: meQuery.queryKey });
      navigate("/", { replace: true });
    },
  });
}
