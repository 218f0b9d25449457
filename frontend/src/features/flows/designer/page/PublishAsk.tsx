import { useQuery } from "@tanstack/react-query";
import { Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem, sentence } from "@/api/problem";
import { comma, useText } from "@/lib/i18n";
import { Ask } from "@/ui/Ask";
import shared from "@/ui/designing/Designer.module.css";
import { ErrorLine } from "@/ui/States";
import { reachQuery } from "../../api";
import { everyStep, type ProcessContent } from "../content";
import { useDesigning } from "../context";
import { useStepName } from "../useSaid";
import { Compared } from "./Compared";

type PublishAskProps = {
  no: number | null;
  published: ProcessContent | null;
  draft: ProcessContent;
  isBusy: boolean;
  error: unknown;
  onAct: (isMinor: boolean) => void;
  onClose: () => void;
};

/** What will be different, and what it touches, before it is. */
export function PublishAsk({ no, published, draft, isBusy, error, onAct, onClose }: PublishAskProps) {
  const { t } = useTranslation();
  const nameOf = useStepName();
  const { process } = useDesigning();
  const [isMinor, setMinor] = useState(false);
  const names = everyStep(draft).map(({ step }) => nameOf(step));
  return (
    <Ask
      title={published ? t("drafts.publish_title", { no: (no ?? 0) + 1 }) : t("designer.publish_first_title")}
      act={t("drafts.publish_now")}
      width={720}
      isBusy={isBusy}
      onAct={() => onAct(isMinor)}
      onClose={onClose}
    >
      {error ? <ErrorLine>{refusedBecause(error)}</ErrorLine> : null}
      <div className={shared.scroll}>
        {published ? (
          <Compared before={published} after={draft} />
        ) : (
          <p>{t("process.first_steps", { count: names.length, names: names.join(comma()) })}</p>
        )}
      </div>
      {published && (
        <Checkbox checked={isMinor} onChange={(event) => setMinor(event.target.checked)}>
          {t("moves.minor")}
          <small className={shared.fact}> {t("moves.minor_fact")}</small>
        </Checkbox>
      )}
      <ReachSaid code={process.code} />
    </Ask>
  );
}

/** Each thing once: a case and its sentence need no path. */
function refusedBecause(error: unknown): string {
  if (!(error instanceof Problem)) return sentence(error);
  return [...new Set(sentence(error).split("\n"))].join(" ");
}

/** The types that follow the process, and the orders that go on by what they began with. */
function ReachSaid({ code }: { code: string }) {
  const { t } = useTranslation();
  const text = useText();
  const { data } = useQuery(reachQuery(code));
  if (!data) return null;
  const running = Object.values(data.running).reduce((sum, count) => sum + count, 0);
  return (
    <p className={shared.fact}>
      {data.types.length > 0
        ? t("process.reach_types", { names: data.types.map(({ name }) => text(name)).join(comma()) })
        : t("process.reach_nobody")}{" "}
      {running > 0 && t("process.reach_running", { count: running })}
    </p>
  );
}
