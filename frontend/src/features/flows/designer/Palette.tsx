import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "@/ui/designing/Palette.module.css";
import { Icon } from "@/ui/icons";
import type { Group, StepKind } from "../kind";
import { KINDS, kindOf } from "../kinds";
import { newStep } from "./begin";
import { focusName } from "./canvas/AddStep";
import { useCarry } from "./canvas/carrying";
import { everyStep } from "./content";
import { useDesign, useDesigning } from "./context";
import { useGoTo } from "./useKeys";
import { useStepName } from "./useSaid";

const GROUPS: readonly Group[] = ["people", "ways", "waiting"];

/** Everything that can stand in a process, by press or carried to its place; and every step, found by name. */
export const Palette = memo(function Palette() {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const wanted = words.trim().toLowerCase();
  return (
    <aside className={styles.palette} aria-label={t("process.palette")}>
      <div className={styles.head}>
        <label className={styles.search}>
          <Icon name="search" size={14} />
          <input
            type="search"
            value={words}
            placeholder={t("process.find_step")}
            aria-label={t("process.find_step")}
            onChange={(event) => setWords(event.target.value)}
          />
        </label>
      </div>
      {wanted !== "" && <Found wanted={wanted} />}
      <Kinds wanted={wanted} />
    </aside>
  );
});

function Found({ wanted }: { wanted: string }) {
  const { t } = useTranslation();
  const goTo = useGoTo();
  const nameOf = useStepName();
  const content = useDesign((state) => state.content);
  const found = everyStep(content).filter(({ step }) =>
    [nameOf(step), step.key, ...Object.values(step.name ?? {})].some((name) =>
      name.toLowerCase().includes(wanted),
    ),
  );
  return (
    <section aria-label={t("process.found")}>
      <h2>{t("process.found")}</h2>
      {found.length === 0 && <p className={styles.none}>{t("process.none_found")}</p>}
      <div className={styles.one}>
        {found.map(({ step }) => (
          <button key={step.key} type="button" onClick={() => goTo(step.key)}>
            <Icon name={kindOf(step.kind)?.icon ?? "work"} />
            <span>{nameOf(step)}</span>
          </button>
        ))}
      </div>
    </section>
  );
}

function Kinds({ wanted }: { wanted: string }) {
  const { t } = useTranslation();
  const { store, isReadOnly } = useDesigning();
  const carry = useCarry();
  const isMeant = ({ kind }: StepKind) =>
    wanted === "" || t(`process.kind.${kind}`).toLowerCase().includes(wanted) || kind.includes(wanted);
  const add = (kind: string) => {
    store.add([newStep(kind)]);
    focusName();
  };
  return GROUPS.map((group) => {
    const kinds = KINDS.filter((kind) => kind.group === group && isMeant(kind));
    if (kinds.length === 0) return null;
    return (
      <section key={group} aria-label={t(`process.group.${group}`)}>
        <h2>{t(`process.group.${group}`)}</h2>
        <div className={styles.one}>
          {kinds.map((kind) => (
            <button
              key={kind.kind}
              type="button"
              title={t(`process.kind_hint.${kind.kind}`)}
              disabled={isReadOnly}
              onClick={() => add(kind.kind)}
              onPointerDown={(event) =>
                carry(event, () => ({
                  fresh: () => newStep(kind.kind),
                  label: t(`process.kind.${kind.kind}`),
                  icon: kind.icon,
                }))
              }
            >
              <Icon name={kind.icon} />
              <span>{t(`process.kind.${kind.kind}`)}</span>
            </button>
          ))}
        </div>
      </section>
    );
  });
}
