import { InputNumber } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCategoryNames } from "@/api/choices";
import { Button, IconButton } from "@/ui/Button";
import { EmptyState } from "@/ui/States";
import { KeywordPanel } from "../components/KeywordPanel";
import { placedBy } from "../components/RuleList";
import type { RuleBodyProps } from "../components/RulePage";
import styles from "../components/Rules.module.css";
import { TriedRulePage } from "../components/TriedRulePage";
import { freshKey, type KeywordContent, type KeywordSet } from "../content";

export default function KeywordsPage() {
  const { t } = useTranslation();
  return (
    <TriedRulePage<KeywordContent> purpose="keywords" title={t("rules.keywords")}>
      {(body) => <KeywordsBody {...body} />}
    </TriedRulePage>
  );
}

function KeywordsBody({ application, draft, content }: RuleBodyProps<KeywordContent>) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<KeywordSet | null>(null);
  const categories = useCategoryNames(application);
  const setSets = (keyword_sets: KeywordSet[]) => draft.change({ ...content, keyword_sets });
  function start(): void {
    const [first] = categories.choices;
    setEdited({
      key: freshKey("set", content.keyword_sets),
      category: first?.value ?? "",
      words: [],
      negative: [],
    });
  }
  function take(set: KeywordSet): void {
    setSets(placedBy(content.keyword_sets, set));
    setEdited(null);
  }
  return (
    <div className={styles.body}>
      <section className={styles.part} aria-label={t("rules.sets")}>
        <h2>
          <span>{t("rules.sets")}</span>
          <Button size="s" icon="plus" onClick={start}>
            {t("rules.add_set")}
          </Button>
        </h2>
        <p>{t("rules.sets_fact")}</p>
        {content.keyword_sets.length === 0 && (
          <EmptyState title={t("rules.no_sets")} fact={t("rules.no_sets_fact")} />
        )}
        <ul className={styles.sets}>
          {content.keyword_sets.map((set) => (
            <SetLine
              key={set.key}
              set={set}
              name={categories.nameOf(set.category)}
              onEdit={() => setEdited(set)}
              onDrop={() => setSets(content.keyword_sets.filter((one) => one.key !== set.key))}
            />
          ))}
        </ul>
      </section>
      <Sureness content={content} onChange={draft.change} />
      {edited && (
        <KeywordPanel set={edited} application={application} onDone={take} onClose={() => setEdited(null)} />
      )}
    </div>
  );
}

type SetLineProps = { set: KeywordSet; name: string; onEdit: () => void; onDrop: () => void };

function SetLine({ set, name, onEdit, onDrop }: SetLineProps) {
  const { t } = useTranslation();
  return (
    <li className={styles.set}>
      <b>{name}</b>
      <span className={styles.chips}>
        {set.words.map((one) => (
          <span key={one.word} className={`${styles.word} ${styles.plain}`}>
            {one.word}
            <i>{one.weight}</i>
          </span>
        ))}
        {set.negative?.map((word) => (
          <span
            key={word}
            className={`${styles.word} ${styles.plain} ${styles.negative}`}
            title={t("rules.negative")}
          >
            <span>{word}</span>
          </span>
        ))}
      </span>
      <span className={styles.acts}>
        <IconButton icon="edit" isSmall label={t("rules.edit", { name })} onClick={onEdit} />
        <IconButton icon="bin" isSmall label={t("rules.drop", { name })} onClick={onDrop} />
      </span>
    </li>
  );
}

type PartProps = { content: KeywordContent; onChange: (content: KeywordContent) => void };

/** How much a set must weigh, and how far ahead of the next it must be. */
function Sureness({ content, onChange }: PartProps) {
  const { t } = useTranslation();
  return (
    <section className={styles.part} aria-label={t("rules.sureness")}>
      <h2>
        <span>{t("rules.sureness")}</span>
      </h2>
      <div className={styles.outcome}>
        {t("rules.threshold_before")}
        <InputNumber<number>
          className={styles.weight}
          aria-label={t("rules.part_threshold")}
          min={0}
          max={1000}
          value={content.threshold}
          onChange={(threshold) => onChange({ ...content, threshold: threshold ?? 0 })}
        />
        {t("rules.threshold_between")}
        <InputNumber<number>
          className={styles.weight}
          aria-label={t("rules.part_margin_percent")}
          min={0}
          max={100}
          value={content.margin_percent ?? 10}
          onChange={(margin_percent) => onChange({ ...content, margin_percent: margin_percent ?? 0 })}
        />
        {t("rules.threshold_after")}
      </div>
    </section>
  );
}
