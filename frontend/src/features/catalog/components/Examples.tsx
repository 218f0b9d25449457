import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { examplesQuery } from "../api";
import styles from "./Packages.module.css";

type ExamplesProps = {
  /** Applications that are there already: looking shows what the example would change in them. */
  existing: readonly string[];
  onLook: (code: string) => void;
};

/** Applications to begin with: each is looked at like any file before anything is made. */
export function Examples({ existing, onLook }: ExamplesProps) {
  const { t } = useTranslation();
  const text = useText();
  const examples = useQuery(examplesQuery);
  if (!examples.data || examples.data.length === 0) return null;
  return (
    <section className={styles.examples} aria-labelledby="examples">
      <h2 id="examples">{t("packages.examples")}</h2>
      <p>{t("packages.examples_help")}</p>
      <ul>
        {examples.data.map((one) => (
          <li key={one.code}>
            <b>{text(one.name)}</b>
            <small>{text(one.types[0]?.description)}</small>
            <Button size="s" onClick={() => onLook(one.code)}>
              {t(existing.includes(one.code) ? "packages.compare_example" : "packages.look_at_example")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
