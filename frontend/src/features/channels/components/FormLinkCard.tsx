import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { useDates, useNow } from "@/lib/dates";
import { comma, useText } from "@/lib/i18n";
import { Ask } from "@/ui/Ask";
import { Button } from "@/ui/Button";
import { QrCode } from "@/ui/QrCode";
import { tell } from "@/ui/tell";
import { type FormLink, factsOf, useChangeLink, useRenewLink } from "../linkApi";
import { FormLinkAsk } from "./FormLinkAsk";
import styles from "./FormLinks.module.css";

/** One link: where it leads, whether it is open, how often it was used. */
export function FormLinkCard({ link }: { link: FormLink }) {
  const { t } = useTranslation();
  const text = useText();
  const [shown, show] = useState<"code" | "change" | "renew">();
  const close = () => show(undefined);
  const isTaking = link.is_open && !link.is_over;
  const state = link.is_open ? (link.is_over ? "over" : "open") : "closed";
  return (
    <li className={styles.link}>
      <div>
        <div className={styles.head}>
          <b>{text(link.name)}</b>
          <span className={isTaking ? styles.state : `${styles.state} ${styles.shut}`}>
            {t(`links.${state}`)}
          </span>
        </div>
        <Facts link={link} />
      </div>
      <div className={styles.acts}>
        <Button size="s" icon="copy" onClick={() => void copy(link.url, t("links.copied"))}>
          {t("links.copy")}
        </Button>
        <Button
          size="s"
          aria-expanded={shown === "code"}
          onClick={() => show(shown === "code" ? undefined : "code")}
        >
          {t("links.qr")}
        </Button>
        <Button size="s" onClick={() => show("change")}>
          {t("links.edit")}
        </Button>
        <Button size="s" onClick={() => show("renew")}>
          {t("links.renew")}
        </Button>
        <OpenOrShut link={link} />
      </div>
      <span className={styles.address}>{link.url}</span>
      {link.missing.length > 0 && (
        <p className={styles.missing}>
          {t("links.missing", { names: link.missing.map((name) => text(name)).join(comma()) })}
        </p>
      )}
      {shown === "code" && (
        <div className={styles.code}>
          <QrCode content={link.url} label={`${text(link.name)} ${t("links.qr")}`} size={178} />
        </div>
      )}
      {shown === "change" && <FormLinkAsk link={link} onClose={close} />}
      {shown === "renew" && <Renew link={link} onClose={close} />}
    </li>
  );
}

function Facts({ link }: { link: FormLink }) {
  const { t } = useTranslation();
  const text = useText();
  const dates = useDates();
  const now = useNow(60);
  return (
    <p className={styles.facts}>
      <span>
        {t(link.target === "record_type" ? "links.records" : "links.orders")} · {text(link.type_name)}
      </span>
      <span>{t("links.filed", { count: link.filed })}</span>
      {link.filed_at && <span>{t("links.filed_last", { time: dates.ago(link.filed_at, now) })}</span>}
      {link.expires_at && <span>{t("links.until", { time: dates.moment(link.expires_at, now) })}</span>}
    </p>
  );
}

function OpenOrShut({ link }: { link: FormLink }) {
  const { t } = useTranslation();
  const change = useChangeLink(link.id);
  const act = () =>
    change.mutate(
      { ...factsOf(link), is_open: !link.is_open },
      { onError: (problem) => tell.error(sentence(problem)) },
    );
  return (
    <Button size="s" isBusy={change.isPending} onClick={act}>
      {t(link.is_open ? "links.close" : "links.reopen")}
    </Button>
  );
}

function Renew({ link, onClose }: { link: FormLink; onClose: () => void }) {
  const { t } = useTranslation();
  const renew = useRenewLink(link.id);
  return (
    <Ask
      title={t("links.renew_title")}
      act={t("links.renew")}
      isDanger
      isBusy={renew.isPending}
      onAct={() => renew.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{t("links.renew_about")}</p>
    </Ask>
  );
}

async function copy(url: string, said: string): Promise<void> {
  await navigator.clipboard?.writeText(url);
  tell.done(said);
}
