import { useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { useDeferredValue, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { sentence } from "@/api/problem";
import { Button } from "@/ui/Button";
import { ErrorLine } from "@/ui/States";
import { useShortcuts } from "@/ui/shortcuts";
import { timelineQuery } from "../api";
import type { Detail } from "../types";
import { Composer, type ComposerKind } from "./Composer";
import styles from "./Order.module.css";
import { OrderGate } from "./OrderGate";
import { OrderTimeline } from "./OrderTimeline";

type TalkProps = { detail: Detail; isWritingHidden: boolean; wanted: ComposerKind | null };

/** The conversation and the history in one, and where one writes. */
export function Talk({ detail, isWritingHidden, wanted }: TalkProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const [isSearching, setSearching] = useState(false);
  const asked = useDeferredValue(words.trim());
  const timeline = useQuery(timelineQuery(detail.number, asked));
  const writing = useWriting(detail, wanted);
  const entries = timeline.data ?? [];
  const end = useEnd(entries.length, asked === "");
  useShortcuts({ f: () => setSearching(true) });
  return (
    <>
      {isSearching && (
        <div className={styles.search}>
          <Input.Search
            autoFocus
            allowClear
            placeholder={t("order.search")}
            aria-label={t("order.search")}
            value={words}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => event.key === "Escape" && [setWords(""), setSearching(false)]}
          />
          {asked && <span className={styles.place}>{t("order.found", { count: entries.length })}</span>}
        </div>
      )}
      <div className={styles.talk} ref={end}>
        <div>
          {detail.description && <p className={styles.described}>{detail.description}</p>}
          {!isSearching && entries.length > 0 && (
            <Button kind="text" size="s" icon="search" onClick={() => setSearching(true)}>
              {t("order.search_short")}
            </Button>
          )}
          {timeline.isError && (
            <ErrorLine onRetry={() => void timeline.refetch()}>{sentence(timeline.error)}</ErrorLine>
          )}
          <OrderTimeline order={detail} entries={entries} />
        </div>
      </div>
      <div className={styles.write}>
        <OrderGate detail={detail} />
        {writing.may && !isWritingHidden && (
          <Composer
            key={`${detail.number} ${writing.kind}`}
            detail={detail}
            kind={writing.kind}
            onKind={writing.setKind}
            isCalled={writing.isCalled}
          />
        )}
      </div>
    </>
  );
}

/** Which of the two is being written, and when the field is called by a key or an address. */
function useWriting(detail: Detail, wanted: ComposerKind | null) {
  const [search, setSearch] = useSearchParams();
  const may = { reply: detail.actions.includes("reply"), note: detail.actions.includes("note") };
  const [kind, setKind] = useState<ComposerKind>(may.reply ? "reply" : "note");
  const [isCalled, setCalled] = useState(0);
  function call(wanted: ComposerKind): void {
    if (!may[wanted]) return;
    setKind(wanted);
    setCalled((count) => count + 1);
  }
  const asked = search.get("write");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address calls once.
  useEffect(() => {
    if (!asked) return;
    call(asked === "note" ? "note" : "reply");
    setSearch((before) => [before.delete("write"), before][1] as URLSearchParams, { replace: true });
  }, [asked]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the button below calls once.
  useEffect(() => {
    if (wanted) call(wanted);
  }, [wanted]);
  useShortcuts({ c: () => call("reply"), m: () => call("note") });
  return { kind, setKind: call, isCalled, may: may.reply || may.note };
}

/** The newest stands at the foot; it is shown first and followed as long as nobody scrolled away. */
function useEnd(count: number, isOn: boolean) {
  const element = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another entry is what moves the end.
  useEffect(() => {
    const pane = element.current;
    if (pane && isOn) pane.scrollTop = pane.scrollHeight;
  }, [count, isOn]);
  return element;
}
