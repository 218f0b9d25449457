import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { IconButton } from "@/ui/Button";
import { PriorityMark, Tag, VipMark } from "@/ui/Marks";
import { PersonChip } from "@/ui/Person";
import { StageBar } from "@/ui/StageBar";
import { StatusTag } from "@/ui/StatusTag";
import { wayQuery } from "../api";
import type { Detail } from "../types";
import styles from "./Order.module.css";
import { RedirectAsk } from "./RedirectAsk";
import { StandsStill, Waits } from "./StandsStill";
import { useStagePieces } from "./stages";
import { WayMap } from "./WayMap";
import { WhyDecision } from "./WhyDecision";

/** The whole process, one press from the bar of its stages. */
function ShowWay({ number }: { number: string }) {
  const { t } = useTranslation();
  const [isDrawn, setDrawn] = useState(false);
  const way = useQuery({ ...wayQuery(number), enabled: isDrawn });
  return (
    <>
      <IconButton icon="branch" isSmall label={t("way.draw")} onClick={() => setDrawn(true)} />
      {isDrawn && way.data && <WayMap way={way.data} onClose={() => setDrawn(false)} />}
    </>
  );
}

/** What it is, where it stands, who has it; each computed thing with its why. */
export function OrderHead({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  const text = useText();
  const [isRedirecting, setRedirecting] = useState(false);
  const pieces = useStagePieces(detail);
  const why = (purpose: string, label: string) => {
    const decision = detail.decisions.findLast((one) => one.purpose === purpose);
    return decision && <WhyDecision order={detail} id={decision.id} label={label} />;
  };
  return (
    <header className={styles.head}>
      <h1>{detail.title}</h1>
      <div className={styles.props}>
        <span>
          <PriorityMark priority={detail.priority} isOverridden={detail.is_priority_overridden} />
          {why("priority", t("why.priority"))}
        </span>
        <StatusTag status={detail.status} label={text(detail.status_label)} />
        <span>
          <PersonChip person={detail.assignee} />
          <span className={styles.quiet}>{text(detail.team?.name)}</span>
          {why("dispatch", t("why.dispatch"))}
        </span>
        {detail.category && (
          <span>
            <span className={styles.quiet}>{t("column.category")}</span>
            {text(detail.category.name)}
            {why("classify", t("why.classify"))}
          </span>
        )}
        <span>
          <span className={styles.quiet}>{t("filter.channel")}</span>
          {t(`channel.${detail.channel}`)}
        </span>
        {detail.is_vip && <VipMark />}
        {detail.reopen_count > 0 && <Tag>{t("work.reopened", { count: detail.reopen_count })}</Tag>}
        {detail.is_imported && <Tag>{t("order.imported")}</Tag>}
      </div>
      {pieces.length > 0 && (
        <div className={styles.stages}>
          <StageBar stages={pieces} label={t("order.stages")} />
          <ShowWay number={detail.number} />
        </div>
      )}
      <Waits detail={detail} />
      <StandsStill detail={detail} onRedirect={() => setRedirecting(true)} />
      {isRedirecting && <RedirectAsk number={detail.number} onClose={() => setRedirecting(false)} />}
    </header>
  );
}
