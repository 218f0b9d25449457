import { useState } from "react";
import { useTranslation } from "react-i18next";
import { address } from "@/api/client";
import { useDates } from "@/lib/dates";
import { IconButton } from "@/ui/Button";
import { Segments } from "@/ui/Segments";
import type { KeptMail } from "../api";
import styles from "./KeptMail.module.css";

const LINK = /https?:\/\/\S+/g;

/** One mail: its head, its body as a page or as text, and its links to press. */
export function MailView({ mail, onBack }: { mail: KeptMail; onBack: () => void }) {
  const { t } = useTranslation();
  const dates = useDates();
  const [look, setLook] = useState<"page" | "text">(mail.body_html ? "page" : "text");
  const links = [...new Set(mail.body_text.match(LINK) ?? [])];
  return (
    <article className={styles.view} aria-label={t("kept_mail.preview")}>
      <header>
        <IconButton icon="back" label={t("kept_mail.list")} className={styles.back} onClick={onBack} />
        <h2>{mail.subject}</h2>
        {mail.body_html && (
          <Segments
            label={t("kept_mail.look")}
            value={look}
            onChange={setLook}
            segments={[
              { value: "page", label: t("kept_mail.as_page") },
              { value: "text", label: t("kept_mail.as_text") },
            ]}
          />
        )}
      </header>
      <dl className={styles.envelope}>
        <dt>{t("kept_mail.to")}</dt>
        <dd>{mail.to}</dd>
        <dt>{t("kept_mail.at")}</dt>
        <dd>{dates.full(mail.at)}</dd>
      </dl>
      {look === "page" ? (
        // Nothing in a mail may run or reach this page; its links stand below.
        <iframe
          className={styles.page}
          title={mail.subject}
          sandbox=""
          src={address(`/kept-mail/${mail.id}/page`)}
        />
      ) : (
        <pre className={styles.text}>{mail.body_text}</pre>
      )}
      {links.length > 0 && (
        <nav className={styles.links} aria-label={t("kept_mail.links")}>
          {links.map((link) => (
            <a key={link} href={link} target="_blank" rel="noreferrer">
              {link}
            </a>
          ))}
        </nav>
      )}
    </article>
  );
}
