import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useNavigate, useParams } from "react-router";
import { Problem, sentence } from "@/api/problem";
import { useMe } from "@/api/session";
import { useHasSide, useIsPhone } from "@/lib/media";
import { Button, IconButton } from "@/ui/Button";
import { Bar, Grow, Sheet, useTitle } from "@/ui/Page";
import { Faces } from "@/ui/Person";
import { EmptyState, ErrorLine, SkeletonPage } from "@/ui/States";
import { useShortcuts } from "@/ui/shortcuts";
import { tell } from "@/ui/tell";
import { detailQuery } from "../api";
import { useCommand } from "../commands";
import { ApprovalPane } from "../components/ApprovalPane";
import type { ComposerKind } from "../components/Composer";
import styles from "../components/Order.module.css";
import { OrderActs, OrderPrimary } from "../components/OrderActs";
import { OrderHead } from "../components/OrderHead";
import { OrderSide } from "../components/OrderSide";
import { RuleButtons } from "../components/RuleButtons";
import { Talk } from "../components/Talk";
import { myVote } from "../deciding";
import { useOthers, usePresence } from "../presence";
import type { Detail } from "../types";

/** Where one came from, so that one can go back and to the neighbors. */
type From = { back?: string; numbers?: string[] } | null;

export default function OrderPage() {
  const { number = "" } = useParams();
  const { t } = useTranslation();
  const order = useQuery(detailQuery(number));
  useTitle(order.data ? `${number} ${order.data.title}` : number);
  const isMissing = order.error instanceof Problem && order.error.status === 404;
  return (
    <Sheet label={number}>
      <OrderBar number={number} detail={order.data} />
      {isMissing && (
        <EmptyState title={sentence(order.error)} fact={t("shell.missing_fact")}>
          <Link to="/work">{t("shell.to_work")}</Link>
        </EmptyState>
      )}
      {order.isError && !isMissing && (
        <ErrorLine onRetry={() => void order.refetch()}>{sentence(order.error)}</ErrorLine>
      )}
      {order.isPending && <SkeletonPage />}
      {order.data && <Inside key={number} detail={order.data} />}
    </Sheet>
  );
}

function OrderBar({ number, detail }: { number: string; detail: Detail | undefined }) {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  const navigate = useNavigate();
  const from = useLocation().state as From;
  const back = from?.back ?? "/work";
  useShortcuts({ Escape: () => navigate(back), u: () => navigate(back) });
  return (
    <Bar>
      <Link to={back} aria-label={t("order.back")} title={t("order.back")}>
        <IconButton icon="back" label={t("order.back")} tabIndex={-1} />
      </Link>
      {!isPhone && <span className={styles.crumb}>{t("places.work")} /</span>}
      <span className={styles.number}>{number}</span>
      {!isPhone && (
        <IconButton
          icon="link"
          label={t("order.copy_link")}
          onClick={() =>
            void navigator.clipboard
              ?.writeText(window.location.href.split("?")[0] ?? "")
              .then(() => tell.done(t("order.copied")))
          }
        />
      )}
      <Neighbors number={number} from={from} />
      <Grow />
      {detail?.is_inside && <Others number={number} />}
      {detail && !isPhone && <Follow detail={detail} />}
      {!isPhone && (
        <IconButton
          icon="print"
          label={t("order.print")}
          onClick={() => navigate(`/work-orders/${number}/print`)}
        />
      )}
      {detail && <RuleButtons number={detail.number} rev={detail.rev} />}
      {detail && <OrderActs detail={detail} isPhone={isPhone} />}
    </Bar>
  );
}

/** Who else has it open now. */
function Others({ number }: { number: string }) {
  const { t } = useTranslation();
  const others = useOthers(number);
  usePresence(number);
  if (others.length === 0) return null;
  return <Faces people={others.map(({ person }) => person)} size="m" label={t("order.viewing")} />;
}

/** 7 / 38, and one step up or down the list one came from. */
function Neighbors({ number, from }: { number: string; from: From }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const numbers = from?.numbers ?? [];
  const index = numbers.indexOf(number);
  function step(by: number): void {
    const next = numbers[index + by];
    if (index >= 0 && next) navigate(`/work-orders/${next}`, { state: from, replace: true });
  }
  useShortcuts({ j: () => step(1), k: () => step(-1) });
  if (index < 0 || numbers.length < 2) return null;
  return (
    <>
      <span className={styles.place}>
        {index + 1} / {numbers.length}
      </span>
      <IconButton icon="up" label={t("work.previous")} disabled={index === 0} onClick={() => step(-1)} />
      <IconButton
        icon="down"
        label={t("work.next")}
        disabled={index === numbers.length - 1}
        onClick={() => step(1)}
      />
    </>
  );
}

function Follow({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  const me = useMe();
  const isFollowing = detail.participants.some(
    ({ person, kind }) => person.id === me.person.id && kind === "watcher",
  );
  const following = useCommand(detail.number, (order) =>
    isFollowing ? order.removeParticipant(me.person.id) : order.addParticipant(me.person.id, "watcher"),
  );
  if (!detail.is_inside) return null;
  return (
    <IconButton
      icon="eye"
      isOn={isFollowing}
      label={t(isFollowing ? "order.unfollow" : "order.follow")}
      aria-pressed={isFollowing}
      onClick={() => following.mutate()}
    />
  );
}

const USUAL = ["talk", "facts"] as const;
const DECIDING = ["decide", ...USUAL] as const;
type Tab = "decide" | "talk" | "facts";

/** Opening what was copied to one is reading it. */
function useReceipt(detail: Detail): void {
  const me = useMe();
  const reading = useCommand(detail.number, (order) => order.readCopy(), { meta: { isQuiet: true } });
  const isUnread = detail.participants.some(
    ({ person, copied_at, read_at }) => person.id === me.person.id && copied_at !== null && read_at === null,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when it is opened.
  useEffect(() => {
    if (isUnread) reading.mutate();
  }, [isUnread]);
}

function Inside({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  const hasSide = useHasSide();
  const isPhone = useIsPhone();
  const [writing, setWriting] = useState<ComposerKind | null>(null);
  const isAsked = !hasSide && myVote(detail) !== undefined;
  const [chosen, setTab] = useState<Tab | null>(null);
  const tab = chosen && (chosen !== "decide" || isAsked) ? chosen : isAsked ? "decide" : "talk";
  const isTalkShown = hasSide || tab === "talk";
  useReceipt(detail);
  return (
    <div className={styles.page}>
      <section className={styles.main}>
        <OrderHead detail={detail} />
        <div className={styles.tabs} role="tablist">
          {(isAsked ? DECIDING : USUAL).map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              aria-selected={tab === one}
              onClick={() => setTab(one)}
            >
              {t(`order.tab_${one}`)}
            </button>
          ))}
        </div>
        {tab === "decide" && <ApprovalPane number={detail.number} isHeaded />}
        {isTalkShown && (
          <Talk detail={detail} isWritingHidden={isPhone && writing === null} wanted={writing} />
        )}
        {!hasSide && tab === "facts" && (
          <div className={styles.side}>
            <OrderSide detail={detail} />
          </div>
        )}
        {isPhone && writing === null && tab !== "decide" && (
          <div className={styles.phoneFoot}>
            {(["reply", "note"] as const).map(
              (kind) =>
                detail.actions.includes(kind) && (
                  <Button
                    key={kind}
                    icon={kind === "note" ? "lock" : "reply"}
                    onClick={() => [setTab("talk"), setWriting(kind)]}
                  >
                    {t(kind === "note" ? "order.note_short" : "order.reply")}
                  </Button>
                ),
            )}
            <div>
              <OrderPrimary detail={detail} />
            </div>
          </div>
        )}
      </section>
      {hasSide && (
        <aside className={styles.side} aria-label={t("order.tab_facts")}>
          <OrderSide detail={detail} />
        </aside>
      )}
    </div>
  );
}
