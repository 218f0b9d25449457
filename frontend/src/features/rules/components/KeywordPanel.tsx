import { Input, InputNumber, Select } from "antd";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCategoryNames } from "@/api/choices";
import { Field } from "@/ui/Ask";
import { IconButton } from "@/ui/Button";
import { Panel, PanelPart } from "@/ui/Panel";
import type { KeywordSet, Word } from "../content";
import { OutcomeFields } from "./OutcomeFields";
import styles from "./Rules.module.css";

const FIRST_WEIGHT = 3;

const isChinese = (word: string) => /\p{Script=Han}/u.test(word);

type KeywordPanelProps = {
  set: KeywordSet;
  application: string;
  onDone: (set: KeywordSet) => void;
  onClose: () => void;
};

/** The words of one category, what each weighs, and the phrases that take them back. */
export function KeywordPanel({ set, application, onDone, onClose }: KeywordPanelProps) {
  const { t } = useTranslation();
  const categories = useCategoryNames(application);
  const [draft, setDraft] = useState(set);
  const isDirty = JSON.stringify(draft) !== JSON.stringify(set);
  const { category: _, ...levels } = draft;
  return (
    <Panel
      title={categories.nameOf(draft.category) || t("rules.add_set")}
      act={t("rules.take")}
      onAct={() => onDone(draft)}
      onClose={onClose}
      isDirty={isDirty}
      isReady={isDirty && draft.words.length > 0 && draft.category !== ""}
    >
      <OutcomeFields
        application={application}
        value={{ category: draft.category, impact: levels.impact, urgency: levels.urgency }}
        onChange={({ category, impact, urgency }) =>
          setDraft(withLevels({ ...draft, category: category ?? "" }, impact, urgency))
        }
      />
      <PanelPart title={t("rules.words")}>
        <Words draft={draft} onChange={setDraft} />
      </PanelPart>
      <PanelPart title={t("rules.negative")}>
        <Field label={t("rules.negative_hint")}>
          <Select<string[]>
            mode="tags"
            aria-label={t("rules.negative")}
            open={false}
            value={draft.negative ?? []}
            onChange={(negative) => setDraft({ ...draft, negative })}
          />
        </Field>
      </PanelPart>
    </Panel>
  );
}

function withLevels(set: KeywordSet, impact: number | undefined, urgency: number | undefined): KeywordSet {
  const { impact: _impact, urgency: _urgency, ...plain } = set;
  return { ...plain, ...(impact ? { impact } : {}), ...(urgency ? { urgency } : {}) };
}

function Words({ draft, onChange }: { draft: KeywordSet; onChange: (set: KeywordSet) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  function add(): void {
    const fresh = typed
      .split(/[\s,，、;；]+/)
      .filter((word) => word && !draft.words.some((one) => one.word === word))
      .map((word) => ({ word, weight: FIRST_WEIGHT }));
    if (fresh.length > 0) onChange({ ...draft, words: [...draft.words, ...fresh] });
    setTyped("");
  }
  function onEnter(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    event.preventDefault();
    add();
  }
  const setWeight = (word: string, weight: number) =>
    onChange({ ...draft, words: draft.words.map((one) => (one.word === word ? { word, weight } : one)) });
  const chips = (words: readonly Word[], label: string) =>
    words.length > 0 && (
      <span className={styles.chips} role="group" aria-label={label}>
        <small>{label}</small>
        {words.map((one) => (
          <span key={one.word} className={styles.word}>
            {one.word}
            <InputNumber<number>
              size="small"
              variant="borderless"
              className={styles.weight}
              aria-label={t("rules.weight_of", { word: one.word })}
              min={1}
              max={100}
              value={one.weight}
              onChange={(weight) => setWeight(one.word, weight ?? 1)}
            />
            <IconButton
              icon="close"
              isSmall
              label={t("rules.drop", { name: one.word })}
              onClick={() =>
                onChange({ ...draft, words: draft.words.filter((other) => other.word !== one.word) })
              }
            />
          </span>
        ))}
      </span>
    );
  return (
    <>
      {chips(
        draft.words.filter((one) => isChinese(one.word)),
        t("rules.words_chinese"),
      )}
      {chips(
        draft.words.filter((one) => !isChinese(one.word)),
        t("rules.words_other"),
      )}
      <Input
        aria-label={t("rules.add_words")}
        placeholder={t("rules.add_words")}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={onEnter}
        onBlur={add}
      />
      <p className={styles.fact}>{t("rules.weight_fact")}</p>
    </>
  );
}
