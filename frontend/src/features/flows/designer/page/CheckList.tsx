import { useTranslation } from "react-i18next";
import { useKept } from "@/lib/kept";
import { IconButton } from "@/ui/Button";
import { Icon } from "@/ui/icons";
import { stepOf } from "../content";
import { useDesign, useDesigning } from "../context";
import { type Cure, cureOf } from "../cures";
import type { Fault } from "../problems";
import { useFaultSaid } from "../useFaultSaid";
import { useGoTo } from "../useKeys";
import { useStepName } from "../useSaid";
import styles from "./Process.module.css";

/** Everything that is wrong or may be: a press goes there, and where there is one way to mend it, does it. */
export function CheckList({ faults }: { faults: readonly Fault[] }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useKept("gongdan.process.checks", true);
  const wrong = faults.filter(({ isWarning }) => !isWarning);
  const risky = faults.filter(({ isWarning }) => isWarning);
  return (
    <section className={styles.checks} aria-label={t("process.checks_title")}>
      <header>
        <b>{t("process.checks_title")}</b>
        {wrong.length > 0 && (
          <span className={styles.late}>
            <Icon name="stop" size={14} />
            {t("designer.problem_count", { count: wrong.length })}
          </span>
        )}
        {risky.length > 0 && (
          <span className={styles.risk}>
            <Icon name="warn" size={14} />
            {t("process.warning_count", { count: risky.length })}
          </span>
        )}
        {faults.length === 0 && (
          <span className={styles.met}>
            <Icon name="okc" size={14} />
            {t("designer.no_problems")}
          </span>
        )}
        {wrong.length > 0 && <span className={styles.quiet}>{t("process.mend_first")}</span>}
        <span className={styles.grow} />
        {faults.length > 0 && (
          <IconButton
            icon={isOpen ? "down" : "up"}
            isSmall
            label={t(isOpen ? "process.hide_checks" : "process.show_checks")}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          />
        )}
      </header>
      {isOpen && faults.length > 0 && (
        <ul>
          {[...wrong, ...risky].map((fault, index) => (
            <FaultLine key={index} fault={fault} />
          ))}
        </ul>
      )}
    </section>
  );
}

function FaultLine({ fault }: { fault: Fault }) {
  const { t } = useTranslation();
  const { store, isReadOnly } = useDesigning();
  const say = useFaultSaid();
  const goTo = useGoTo();
  const nameOf = useStepName();
  const content = useDesign((state) => state.content);
  const step = fault.step ? stepOf(content, fault.step) : null;
  const cure: Cure | null = isReadOnly ? null : cureOf(fault, step);
  return (
    <li>
      <button type="button" onClick={() => (step ? goTo(step.key) : store.select([]))}>
        <Icon
          name={fault.isWarning ? "warn" : "stop"}
          size={14}
          className={fault.isWarning ? styles.risk : styles.late}
        />
        <b>{step ? nameOf(step) : t("process.whole")}</b>
        <span>{say(fault)}</span>
      </button>
      {cure && (
        <button
          type="button"
          className={styles.cure}
          onClick={() => {
            if (step) goTo(step.key);
            cure.act(store);
          }}
        >
          {t(`process.cure.${cure.word}`)}
        </button>
      )}
    </li>
  );
}
