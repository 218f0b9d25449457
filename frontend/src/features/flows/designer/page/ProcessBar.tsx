import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useApplicationNames } from "@/api/choices";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { BackAndForth } from "@/ui/designing/BackAndForth";
import styles from "@/ui/designing/Designer.module.css";
import { KeptSign } from "@/ui/designing/KeptSign";
import type { Saving } from "@/ui/designing/useSaving";
import { Icon } from "@/ui/icons";
import { Tag } from "@/ui/Marks";
import type { Process } from "../../api";
import type { ProcessContent } from "../content";
import { useDesign, useDesigning } from "../context";
import type { Fault } from "../problems";
import { useActSaid } from "../useSaid";

export type View = "design" | "diagram" | "try" | "replay" | "cases" | "versions";
const VIEWS: readonly View[] = ["design", "diagram", "try", "replay", "cases", "versions"];

type ProcessBarProps = {
  process: Process;
  saving: Saving<Process, ProcessContent>;
  view: View;
  onView: (view: View) => void;
  isDraft: boolean;
  faults: readonly Fault[];
  cases: number;
  onPublish: () => void;
};

/** Where one is, the ways to look at it, back and forth, whether it is kept, and the step to the next version. */
export function ProcessBar({
  process,
  saving,
  view,
  onView,
  isDraft,
  faults,
  cases,
  onPublish,
}: ProcessBarProps) {
  const { t } = useTranslation();
  const text = useText();
  const placeOf = useApplicationNames();
  const { isReadOnly } = useDesigning();
  const wrong = faults.filter(({ isWarning }) => !isWarning).length;
  const versionSaid = isDraft
    ? process.no
      ? t("designer.draft_of", { no: process.no })
      : t("designer.first_draft")
    : t("designer.holds", { no: process.no });
  return (
    <header className={styles.bar}>
      <div className={styles.where}>
        <Link
          to="/build/processes"
          className={styles.back}
          aria-label={t("processes.all")}
          title={t("processes.all")}
        >
          <Icon name="back" />
        </Link>
        <span className={styles.place}>{placeOf(process.application)} /</span>
        <h1>{text(process.name)}</h1>
        <Tag tone={isDraft ? undefined : "met"}>{versionSaid}</Tag>
      </div>
      <nav className={styles.views} aria-label={t("designer.views")}>
        {VIEWS.map((one) => (
          <button
            key={one}
            type="button"
            aria-current={view === one ? "page" : undefined}
            onClick={() => onView(one)}
          >
            {t(`process.view.${one}`)}
            {one === "cases" && cases > 0 && ` ${cases}`}
          </button>
        ))}
      </nav>
      <div className={styles.acts}>
        {!isReadOnly && <Steps />}
        {!isReadOnly && <KeptSign saving={saving} />}
        {view !== "try" && (
          <Button icon="play" onClick={() => onView("try")}>
            {t("process.try")}
          </Button>
        )}
        {!isReadOnly && (
          <Button
            kind="primary"
            disabled={!isDraft || saving.state === "conflict"}
            title={isDraft ? undefined : t("designer.nothing_to_publish")}
            onClick={onPublish}
          >
            {t("drafts.publish")}
            {wrong > 0 && (
              <em className={styles.count} title={t("designer.problem_count", { count: wrong })}>
                {wrong}
              </em>
            )}
          </Button>
        )}
      </div>
    </header>
  );
}

function Steps() {
  const { store } = useDesigning();
  const last = useDesign((state) => state.past[state.past.length - 1]?.name);
  const next = useDesign((state) => state.future[0]?.name);
  const said = useActSaid();
  return (
    <BackAndForth
      last={last && said(last)}
      next={next && said(next)}
      onUndo={store.undo}
      onRedo={store.redo}
    />
  );
}
