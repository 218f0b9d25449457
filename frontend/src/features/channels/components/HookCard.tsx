import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { inputSentence, sentence } from "@/api/problem";
import { useDates, useNow } from "@/lib/dates";
import { useText } from "@/lib/i18n";
import { Ask } from "@/ui/Ask";
import { Button } from "@/ui/Button";
import { tell } from "@/ui/tell";
import { factsOf, type Hook, type Opened, useChangeHook, useRenewHook } from "../hookApi";
import links from "./FormLinks.module.css";
import { HookPanel } from "./HookPanel";
import styles from "./Hooks.module.css";

type HookCardProps = { hook: Hook; onOpened: (opened: Opened) => void };

/** One hook: its address, whether it takes anything, and what came of the newest calls. */
export function HookCard({ hook, onOpened }: HookCardProps) {
  const { t } = useTranslation();
  const text = useText();
  const [shown, show] = useState<"change" | "renew" | "calls">();
  const change = useChangeHook(hook.id);
  const close = () => show(undefined);
  function openOrShut(): void {
    change.mutate(
      { ...factsOf(hook), is_open: !hook.is_open, rev: hook.rev },
      { onError: (problem) => tell.error(sentence(problem)) },
    );
  }
  return (
    <li className={links.link}>
      <div>
        <div className={links.head}>
          <b>{text(hook.name)}</b>
          <span className={hook.is_open ? links.state : `${links.state} ${links.shut}`}>
            {t(hook.is_open ? "links.open" : "links.closed")}
          </span>
        </div>
        <p className={links.facts}>
          <span>{text(hook.type_name)}</span>
          <span>{t("hooks.for_whom", { name: hook.requester_name })}</span>
          <span>{t(`hooks.by_${hook.check_by}`)}</span>
          <span>{t("hooks.filed", { count: hook.filed })}</span>
        </p>
      </div>
      <div className={links.acts}>
        <Button size="s" icon="copy" onClick={() => void copy(hook.url, t("links.copied"))}>
          {t("links.copy")}
        </Button>
        <Button
          size="s"
          aria-expanded={shown === "calls"}
          onClick={() => show(shown === "calls" ? undefined : "calls")}
        >
          {t("hooks.calls")}
        </Button>
        <Button size="s" onClick={() => show("change")}>
          {t("hooks.edit")}
        </Button>
        <Button size="s" onClick={() => show("renew")}>
          {t("hooks.renew")}
        </Button>
        <Button size="s" isBusy={change.isPending} onClick={openOrShut}>
          {t(hook.is_open ? "links.close" : "links.reopen")}
        </Button>
      </div>
      <span className={links.address}>{hook.url}</span>
      {shown === "calls" && <Calls hook={hook} />}
      {shown === "change" && <HookPanel hook={hook} onClose={close} />}
      {shown === "renew" && (
        <Renew
          hook={hook}
          onClose={close}
          onOpened={(opened) => {
            close();
            onOpened(opened);
          }}
        />
      )}
    </li>
  );
}

function Calls({ hook }: { hook: Hook }) {
  const { t } = useTranslation();
  const dates = useDates();
  const now = useNow(60);
  if (hook.calls.length === 0) return <p className={styles.fact}>{t("hooks.no_calls")}</p>;
  return (
    <ul className={styles.calls} aria-label={t("hooks.calls")}>
      {hook.calls.map((call, index) => (
        <li key={index}>
          <time dateTime={call.at} title={dates.exact(call.at)}>
            {dates.ago(call.at, now)}
          </time>{" "}
          {t(`hooks.outcome_${call.outcome}`)}{" "}
          {call.number && <Link to={`/work-orders/${call.number}`}>{call.number}</Link>}
          {call.problems.map((problem, place) => (
            <span key={place}>
              {" "}
              {String(problem.path)}:{" "}
              {inputSentence({ path: String(problem.path), code: String(problem.code), facts: problem })}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Renew({ hook, onClose, onOpened }: HookCardProps & { onClose: () => void }) {
  const { t } = useTranslation();
  const renew = useRenewHook(hook.id);
  return (
    <Ask
      title={t("hooks.renew_title")}
      act={t("hooks.renew")}
      isDanger
      isBusy={renew.isPending}
      onAct={() => renew.mutate(undefined, { onSuccess: onOpened })}
      onClose={onClose}
    >
      <p>{t("hooks.renew_about")}</p>
    </Ask>
  );
}

async function copy(url: string, said: string): Promise<void> {
  await navigator.clipboard?.writeText(url);
  tell.done(said);
}
