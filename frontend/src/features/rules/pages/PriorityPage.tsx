import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFactWords } from "@/api/facts";
import { Button } from "@/ui/Button";
import { expressionOf } from "@/ui/conditions/words";
import { Icon } from "@/ui/icons";
import { PriorityMark } from "@/ui/Marks";
import { Segments } from "@/ui/Segments";
import { MatrixEditor } from "../components/MatrixEditor";
import { RuleList } from "../components/RuleList";
import { type RuleBodyProps, RulePage } from "../components/RulePage";
import { RulePanel } from "../components/RulePanel";
import styles from "../components/Rules.module.css";
import { TablesSection } from "../components/TablesSection";
import { freshKey, type Grade, type Modifier, type PriorityContent } from "../content";

const GRADES: readonly Grade[] = [1, 2, 3, 4];

const RESULTS = ["priority"];

export default function PriorityPage() {
  const { t } = useTranslation();
  return (
    <RulePage<PriorityContent> purpose="priority" title={t("rules.priority")}>
      {(body) => <PriorityBody {...body} />}
    </RulePage>
  );
}

function PriorityBody({ application, draft, content }: RuleBodyProps<PriorityContent>) {
  const { t } = useTranslation();
  const words = useFactWords(application);
  const [edited, setEdited] = useState<Modifier | null>(null);
  const published = draft.set.data?.content as PriorityContent | null | undefined;
  const setModifiers = (modifiers: Modifier[]) => draft.change({ ...content, modifiers });
  function start(): void {
    const condition = expressionOf({
      join: "and",
      lines: [{ field: "requester.is_vip", op: "=", value: true }],
    });
    setEdited({ key: freshKey("modifier", content.modifiers), name: {}, if: condition, priority: 1 });
  }
  return (
    <div className={styles.body}>
      <section className={styles.part} aria-label={t("rules.matrix")}>
        <h2>
          <span>{t("rules.matrix")}</span>
        </h2>
        <p>{t("rules.matrix_fact")}</p>
        <MatrixEditor
          matrix={content.matrix}
          published={published?.matrix}
          onChange={(matrix) => draft.change({ ...content, matrix })}
        />
      </section>
      <section className={styles.part} aria-label={t("rules.modifiers")}>
        <h2>
          <span>{t("rules.modifiers")}</span>
          <Button size="s" icon="plus" onClick={start}>
            {t("rules.add_modifier")}
          </Button>
        </h2>
        <p>{t("rules.modifiers_fact")}</p>
        <RuleList
          label={t("rules.modifiers")}
          rules={content.modifiers}
          words={words}
          onChange={setModifiers}
          onEdit={setEdited}
          outcome={(rule) => (
            <>
              <Icon name="right" size={13} /> {t("rules.becomes")} <PriorityMark priority={rule.priority} />
            </>
          )}
        />
      </section>
      <TablesSection
        purpose="priority"
        application={application}
        tables={content.tables ?? []}
        words={words}
        results={RESULTS}
        isKept={!draft.isDirty}
        onChange={(tables) => draft.change({ ...content, tables })}
      />
      {edited && (
        <RulePanel
          rule={edited}
          words={words}
          onClose={() => setEdited(null)}
          among={content.modifiers}
          onChange={setModifiers}
          outcome={(rule, change) => (
            <Segments
              label={t("rules.becomes")}
              value={String(rule.priority)}
              onChange={(grade) => change({ ...rule, priority: Number(grade) as Grade })}
              segments={GRADES.map((grade) => ({ value: String(grade), label: `P${grade}` }))}
            />
          )}
        />
      )}
    </div>
  );
}
