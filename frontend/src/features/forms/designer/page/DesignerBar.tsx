import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useApplicationNames } from "@/api/choices";
import { useText } from "@/lib/i18n";
import { Button } from "@/ui/Button";
import { BackAndForth } from "@/ui/designing/BackAndForth";
import styles from "@/ui/designing/Designer.module.css";
import { KeptSign } from "@/ui/designing/KeptSign";
import { Icon } from "@/ui/icons";
import { Tag } from "@/ui/Marks";
import type { Form } from "../api";
import { useDesign, useDesigning } from "../context";
import { countOf } from "../problems";
import type { Saving } from "../useSaving";
import { useStepSaid } from "../useStepSaid";

export type View = "design" | "rights" | "versions";

type DesignerBarProps = {
  form: Form;
  saving: Saving;
  view: View;
  onView: (view: View) => void;
  isDraft: boolean;
  onPreview: () => void;
  onPublish: () => void;
};

/** Where one is, the way back and forth, whether it is kept, and the step to the next version. */
export function DesignerBar({ form, saving, view, onView, isDraft, onPreview, onPublish }: DesignerBarProps) {
  const { t } = useTranslation();
  const text = useText();
  const placeOf = useApplicationNames();
  const { problems, isReadOnly } = useDesigning();
  const wrong = countOf(problems);
  const views: View[] = ["design", "rights", "versions"];
  return (
    <header className={styles.bar}>
      <div className={styles.where}>
        <Link to="/build/forms" className={styles.back} aria-label={t("forms.all")} title={t("forms.all")}>
          <Icon name="back" />
        </Link>
        <span className={styles.place}>{placeOf(form.application)} /</span>
        <h1>{text(form.name)}</h1>
        <Tag tone={isDraft ? undefined : "met"}>
          {isDraft
            ? form.no
              ? t("designer.draft_of", { no: form.no })
              : t("designer.first_draft")
            : t("designer.holds", { no: form.no })}
        </Tag>
      </div>
      <nav className={styles.views} aria-label={t("designer.views")}>
        {views.map((one) => (
          <button
            key={one}
            type="button"
            aria-current={view === one ? "page" : undefined}
            onClick={() => onView(one)}
          >
            {t(`designer.view.${one}`)}
          </button>
        ))}
      </nav>
      <div className={styles.acts}>
        {!isReadOnly && <Steps />}
        {!isReadOnly && <KeptSign saving={saving} />}
        <Button icon="eye" onClick={onPreview}>
          {t("designer.preview")}
        </Button>
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
  const said = useStepSaid();
  return (
    <BackAndForth
      last={last && said(last)}
      next={next && said(next)}
      onUndo={store.undo}
      onRedo={store.redo}
    />
  );
}
