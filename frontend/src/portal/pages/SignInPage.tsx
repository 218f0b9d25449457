import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useNavigate } from "react-router";
import { sentence } from "@/api/problem";
import {
  enterByProvider,
  meQuery,
  organizationQuery,
  SECOND_STEP,
  signIn,
  signInOptionsQuery,
} from "@/api/session";
import { Labelled } from "@/features/forms/components/Labelled";
import { useText } from "@/lib/i18n";
import { type IconName, LineIcon } from "@/ui/LineIcon";
import { Avatar } from "../components/Avatar";
import { Logo } from "../components/Logo";
import { SignInPanel } from "../components/SignInPanel";
import { LanguageButton } from "../shell/PublicFrame";

export default function SignInPage() {
  const text = useText();
  const { t } = useTranslation();
  const { data: config } = useQuery(organizationQuery);
  return (
    <div className="sign-in">
      <SignInPanel />
      <main className="sign-in-side">
        <div className="sign-in-bar">
          <span className="brand">
            <Logo />
            <span>{text(config?.organization)}</span>
          </span>
          <LanguageButton />
        </div>
        <SignInForm
          title={
            config
              ? t("portal.signin.title", { organization: text(config.organization) })
              : t("portal.signin.sign_in")
          }
        />
      </main>
    </div>
  );
}

function SignInForm({ title }: { title: string }) {
  const { t } = useTranslation();
  const id = useId();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const entering = useEntering();
  return (
    <div className="sign-in-form">
      <h1>{title}</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          entering.mutate({ name: name.trim(), password });
        }}
      >
        <Labelled id={`${id}-name`} label={t("portal.signin.name")}>
          <input
            id={`${id}-name`}
            className="field-box"
            autoComplete="username"
            autoCapitalize="none"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Labelled>
        <Labelled
          id={`${id}-password`}
          label={t("portal.signin.password")}
          problem={entering.error ? sentence(entering.error) : undefined}
        >
          <input
            id={`${id}-password`}
            className="field-box"
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            aria-describedby={`${id}-password-about`}
          />
        </Labelled>
        <div className="sheet-acts">
          <button type="submit" className="btn btn-main btn-large btn-wide" disabled={entering.isPending}>
            {t("portal.signin.sign_in")}
          </button>
        </div>
        <p className="public-note">
          <a href="/forgot-password" className="link">
            {t("portal.signin.forgot")}
          </a>
        </p>
      </form>
      <ByProvider />
      <TryAs onChoose={(account) => entering.mutate(account)} />
      <SideWay
        to="/public"
        icon="pen"
        title={t("portal.signin.ask_without")}
        about={t("portal.signin.ask_about")}
      />
      <SideWay
        to="/look-up"
        icon="receipt"
        title={t("portal.signin.no_account")}
        about={t("portal.signin.by_number")}
      />
    </div>
  );
}

interface SideWayProps {
  to: string;
  icon: IconName;
  title: string;
  about: string;
}

function SideWay({ to, icon, title, about }: SideWayProps) {
  return (
    <Link to={to} className="sign-in-track">
      <span className="ink-accent">
        <LineIcon name={icon} size={24} />
      </span>
      <span className="grow">
        <b>{title}</b>
        <span className="small ink-2">{about}</span>
      </span>
      <LineIcon name="right" size={18} />
    </Link>
  );
}

/** In by the organization's own account; then back to where one wanted to go. */
function ByProvider() {
  const { t } = useTranslation();
  const { data: options } = useQuery(signInOptionsQuery);
  const next = useNext();
  if (!options?.has_provider) return null;
  return (
    <button
      type="button"
      className="btn btn-large btn-wide"
      onClick={() => void enterByProvider(`/portal${next}`)}
    >
      {t("portal.signin.by_provider")}
    </button>
  );
}

function useNext(): string {
  const from = (useLocation().state as { from?: { pathname: string; search: string } } | null)?.from;
  return from ? from.pathname + from.search : "/";
}

function TryAs({ onChoose }: { onChoose: (account: { name: string; password: string }) => void }) {
  const { t } = useTranslation();
  const text = useText();
  const { data: options } = useQuery(signInOptionsQuery);
  const accounts = options?.is_demonstration ? options.demonstration_accounts : [];
  if (accounts.length === 0) {
    return null;
  }
  return (
    <>
      <p className="or">{t("portal.signin.try_as")}</p>
      <div className="try-as">
        {accounts.map((account) => (
          <button
            key={account.username}
            type="button"
            onClick={() => onChoose({ name: account.username, password: account.password })}
          >
            <Avatar name={text(account.name)} />
            <span className="grow">
              <b>{text(account.name)}</b> <span className="small ink-2">{text(account.description)}</span>
            </span>
            <LineIcon name="right" size={18} />
          </button>
        ))}
      </div>
    </>
  );
}

function useEntering() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const next = useNext();
  return useMutation({
    mutationFn: signIn,
    onSuccess: async (way) => {
      if (way === "code") {
        window.location.assign(`${SECOND_STEP}?next=${encodeURIComponent(`/portal${next}`)}`);
        return;
      }
      queries.clear();
      await queries.fetchQuery(meQuery);
      navigate(next, { replace: true });
    },
    meta: { isQuiet: true },
  });
}
