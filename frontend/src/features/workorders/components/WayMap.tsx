import { Drawer } from "antd";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { useDates, useNow } from "@/lib/dates";
import { nameHere, useText } from "@/lib/i18n";
import { useIsPhone } from "@/lib/media";
import { Icon } from "@/ui/icons";
import type { Way, WayBranch, WayStep } from "../types";
import { skipSaid } from "./stages";
import styles from "./WayMap.module.css";

type Laid = { way: Way; steps: WayStep[]; depth: number };

/** The whole process as this order goes through it, from top to bottom, branches side by side. */
export function WayMap({ way, onClose }: { way: Way; onClose: () => void }) {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  return (
    <Drawer open title={t("way.drawn")} size={isPhone ? "100%" : 720} onClose={onClose}>
      <ul className={styles.legend}>
        {(["visited", "present", "ahead", "skipped", "not_taken"] as const).map((state) => (
          <li key={state}>
            <i className={styles[state]} />
            {t(`way.state_${state}`)}
          </li>
        ))}
      </ul>
      {way.stuck.map(({ step, code, detail }) => (
        <p key={`${step} ${code}`} className={styles.stuck} role="alert">
          <Icon name="warn" size={14} /> {t("way.stuck")} {detail || code}
        </p>
      ))}
      <section className={styles.map} aria-label={t("way.drawn")}>
        <Sequence way={way} steps={way.steps.filter(({ within }) => within.length === 0)} depth={0} />
      </section>
    </Drawer>
  );
}

function Sequence({ way, steps, depth }: Laid) {
  return (
    <ol className={styles.sequence}>
      {steps.map((step) => (
        <Fragment key={step.key}>
          <Node step={step} />
          <Branches way={way} step={step} depth={depth} />
        </Fragment>
      ))}
    </ol>
  );
}

function Branches({ way, step, depth }: { way: Way; step: WayStep; depth: number }) {
  const branches = way.branches.filter(({ split }) => split === step.key);
  if (branches.length === 0) return null;
  const inside = (branch: WayBranch) =>
    way.steps.filter(
      ({ within }) =>
        within.length === depth + 1 &&
        within[depth]?.split === step.key &&
        within[depth]?.branch === branch.key,
    );
  return (
    <li className={styles.split}>
      {branches.map((branch) => (
        <div key={branch.key} className={`${styles.branch} ${styles[`is_${branch.state}`]}`}>
          <BranchName branch={branch} />
          <Sequence way={way} steps={inside(branch)} depth={depth + 1} />
        </div>
      ))}
    </li>
  );
}

function BranchName({ branch }: { branch: WayBranch }) {
  const { t } = useTranslation();
  const text = useText();
  return (
    <span className={styles.branchName}>
      {text(branch.name) || t(branch.is_default ? "way.otherwise" : "way.branch")}
      <small>{t(`way.branch_${branch.state}`)}</small>
    </span>
  );
}

function Node({ step }: { step: WayStep }) {
  const { t } = useTranslation();
  const text = useText();
  const state = step.stays.length > 0 && step.state === "ahead" ? "again" : step.state;
  const name = text(step.name) || t(`way.kind_${step.kind}`);
  return (
    <li
      className={`${styles.node} ${styles[step.state]} ${step.is_stage ? "" : styles.small}`}
      aria-current={step.state === "present" ? "step" : undefined}
      aria-label={`${name}: ${t(`way.state_${state}`)}`}
    >
      <span className={styles.name}>
        {step.state === "visited" && <Icon name="check" size={13} />}
        <b>{name}</b>
        <small>{t(`way.state_${state}`)}</small>
      </span>
      <Happened step={step} />
    </li>
  );
}

function Happened({ step }: { step: WayStep }) {
  const { t } = useTranslation();
  const text = useText();
  const dates = useDates();
  const now = useNow(60);
  if (step.votes.length > 0) {
    return (
      <ul className={styles.said}>
        {step.votes.map((vote) => (
          <li key={vote.task_id}>
            {nameHere(vote.person)} {t(`approval.state_${vote.outcome || vote.state}`)}
            {vote.at && vote.outcome ? ` ${dates.ago(vote.at, now)}` : ""}
          </li>
        ))}
      </ul>
    );
  }
  if (step.stays.length > 0) {
    return (
      <ul className={styles.said}>
        {step.stays.map((stay) => (
          <li key={stay.round}>
            {[
              nameHere(stay.person),
              dates.ago(stay.entered_at, now),
              stay.state !== "skipped" && t("way.used", { time: dates.duration(stay.used_minutes ?? 0) }),
              stay.skipped && skipSaid(stay.skipped, t),
            ]
              .filter(Boolean)
              .join(" · ")}
            {stay.late_minutes > 0 && (
              <em> {t("dates.over", { time: dates.hoursMinutes(stay.late_minutes) })}</em>
            )}
          </li>
        ))}
      </ul>
    );
  }
  const names = step.asked.map(nameHere).join(t("filter.comma")) || text(step.asked_team);
  return step.state === "ahead" && names ? <span className={styles.said}>{names}</span> : null;
}
