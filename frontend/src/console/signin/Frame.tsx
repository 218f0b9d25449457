import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { switchLanguage } from "@/lib/i18n";
import { Icon } from "@/ui/icons";
import { Logo } from "@/ui/Logo";
import styles from "../SignIn.module.css";

const EXAMPLES = [
  ["signin.example_1", "signin.example_1_said", ["done", "done", ""]],
  ["signin.example_2", "signin.example_2_said", ["done", "done", "now", ""]],
  ["signin.example_3", "signin.example_3_said", ["met", "met", "met", "met"]],
] as const;

/** The door: on the left what the product does, on the right the form. */
export function Frame({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation();
  return (
    <div className={styles.page}>
      <section className={styles.left} aria-hidden="true">
        <div className={styles.brand}>
          <Logo size={32} />
          <b>{t("shell.product")}</b>
        </div>
        <div className={styles.cards}>
          {EXAMPLES.map(([about, said, path]) => (
            <div key={about} className={styles.card}>
              <p>{t(about)}</p>
              <p>{t(said)}</p>
              <div className={styles.path}>
                {path.map((state, index) => (
                  <i key={index} className={state ? styles[state] : undefined} />
                ))}
              </div>
            </div>
          ))}
        </div>
        <div>
          <p className={styles.slogan}>{t("signin.slogan")}</p>
          <p className={styles.under}>{t("signin.under")}</p>
        </div>
      </section>
      <main className={styles.right}>
        <button
          type="button"
          className={styles.language}
          onClick={() => void switchLanguage(i18n.language === "en" ? "zh-CN" : "en")}
        >
          <Icon name="globe" />
          中文 / English
        </button>
        {children}
      </main>
    </div>
  );
}
