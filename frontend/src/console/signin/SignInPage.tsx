import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Input } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useNavigate, useSearchParams } from "react-router";
import { sentence } from "@/api/problem";
import {
  enterByProvider,
  meQuery,
  organizationQuery,
  SECOND_STEP,
  type SignInOptions,
  signIn,
  signInOptionsQuery,
} from "@/api/session";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/icons";
import { useTitle } from "@/ui/Page";
import { Avatar } from "@/ui/Person";
import { ErrorLine } from "@/ui/States";
import styles from "../SignIn.module.css";
import { Frame } from "./Frame";
import { safeNext } from "./next";

type Login = { name: string; password: string };

export default function SignInPage() {
  const { t } = useTranslation();
  const text = useText();
  const { data: options } = useQuery(signInOptionsQuery);
  const { data: config } = useQuery(organizationQuery);
  useTitle(t("signin.title"));
  if (options?.is_setup_needed) return <Navigate to="/setup" replace />;
  return (
    <Frame>
      <SignInForm organization={text(config?.organization)} options={options} />
    </Frame>
  );
}

function useSignIn() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  return useMutation({
    mutationFn: (login: Login) => signIn(login),
    meta: { isQuiet: true },
    onSuccess: async (way) => {
      const next = safeNext(search.get("next"));
      if (way === "code") {
        navigate(`${SECOND_STEP}?next=${encodeURIComponent(next)}`);
        return;
      }
      if (next.startsWith("/portal")) {
        window.location.assign(next);
        return;
      }
      await queries.resetQueries({ queryKey: meQuery.queryKey });
      navigate(next, { replace: true });
    },
  });
}

/** Why the organization's provider sent somebody back. */
const PROBLEMS: Record<string, string> = {
  unknown_identity: "signin.unknown_identity",
  identity_failed: "signin.identity_failed",
};

type SignInFormProps = { organization: string; options: SignInOptions | undefined };

function SignInForm({ organization, options }: SignInFormProps) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const entering = useSignIn();
  const [search] = useSearchParams();
  const problem = PROBLEMS[search.get("problem") ?? ""];
  function submit(event: FormEvent): void {
    event.preventDefault();
    entering.mutate({ name: name.trim(), password });
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <h1>{organization ? t("signin.to", { organization }) : t("signin.title")}</h1>
      {problem && !entering.isError && <ErrorLine>{t(problem)}</ErrorLine>}
      {entering.isError && <ErrorLine>{sentence(entering.error)}</ErrorLine>}
      <label className={styles.label} htmlFor="name">
        {t("signin.name")}
      </label>
      <Input
        id="name"
        value={name}
        onChange={(event) => setName(event.target.value)}
        autoComplete="username"
        autoCapitalize="none"
        required
        autoFocus
      />
      <span className={styles.label}>
        <label htmlFor="password">{t("signin.password")}</label>
        <Link to="/forgot-password">{t("signin.forgot")}</Link>
      </span>
      <Input.Password
        id="password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        autoComplete="current-password"
        required
      />
      <Button kind="primary" type="submit" className={styles.submit} isBusy={entering.isPending}>
        {t("signin.enter")}
      </Button>
      {options?.has_provider && <ProviderDoor />}
      {options?.is_demonstration && (
        <DemonstrationAccounts options={options} onPick={(login) => entering.mutate(login)} />
      )}
      <a className={styles.track} href="/portal/look-up">
        <Icon name="file" size={24} />
        <span>
          <b>{t("signin.no_account")}</b>
          {t("signin.track")}
        </span>
        <Icon name="right" />
      </a>
    </form>
  );
}

/** In by the organization's own account; then back to where one wanted to go. */
function ProviderDoor() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  return (
    <Button
      size="l"
      className={styles.submit}
      onClick={() => void enterByProvider(safeNext(search.get("next")))}
    >
      {t("signin.by_provider")}
    </Button>
  );
}

type DemonstrationProps = { options: SignInOptions; onPick: (login: Login) => void };

function DemonstrationAccounts({ options, onPick }: DemonstrationProps) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <section className={styles.demo} aria-label={t("signin.demonstration")}>
      <p>{t("signin.demonstration")}</p>
      {options.demonstration_accounts.map(({ username, password, name, description }, index) => (
        <button
          key={username}
          type="button"
          className={styles.account}
          onClick={() => onPick({ name: username, password })}
        >
          <Avatar person={{ name: text(name), tint: index + 1 }} size="l" />
          <span>
            <b>{text(name)}</b> <small>{text(description)}</small>
          </span>
        </button>
      ))}
    </section>
  );
}
