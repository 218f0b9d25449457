import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type Text, useText } from "@/lib/i18n";
import { WhyPopover, WhyTitle } from "@/ui/WhyPopover";
import styles from "./Review.module.css";

type DefinitionProps = { name: string; meanings: (Text | undefined)[]; children?: ReactNode };

/** The small ? beside a figure: what exactly was counted. */
export function Definition({ name, meanings, children }: DefinitionProps) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <WhyPopover label={t("review.meaning_of", { name })} width={320}>
      {(close) => (
        <div className={styles.meaning}>
          <WhyTitle onClose={close}>{name}</WhyTitle>
          {meanings.map((meaning, line) => (
            <p key={line}>{text(meaning)}</p>
          ))}
          {children}
        </div>
      )}
    </WhyPopover>
  );
}
