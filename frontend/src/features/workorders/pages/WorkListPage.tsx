import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { sentence } from "@/api/problem";
import { NothingYet } from "@/features/accounts/components/NothingYet";
import { useIsPhone, useIsWide } from "@/lib/media";
import { Button } from "@/ui/Button";
import { Sheet, useTitle } from "@/ui/Page";
import { EmptyState, ErrorLine, SkeletonRows } from "@/ui/States";
import { useShortcuts } from "@/ui/shortcuts";
import { rowsQuery, savedViewsQuery } from "../api";
import { commandsOf, useOrderCommand } from "../commands";
import { AssignAsk, type Assignment } from "../components/AssignAsk";
import { Board } from "../components/Board";
import { BulkActs } from "../components/BulkActs";
import { FilterBar } from "../components/FilterBar";
import { ListBar } from "../components/ListBar";
import { ListTools } from "../components/ListTools";
import { Preview } from "../components/Preview";
import { WorkList } from "../components/WorkList";
import styles from "../components/WorkList.module.css";
import { addressOf, type Listing, queryOf, templateOf, totalOf, useListing, useListLooks } from "../listing";
import type { Row } from "../types";

export default function WorkListPage() {
  const { listing, search, change, goTo } = useListing();
  const looks = useListLooks();
  const found = useInfiniteQuery(rowsQuery(queryOf(listing)));
  const rows = useMemo(() => found.data?.pages.flatMap((page) => page.items) ?? [], [found.data]);
  const isBoard = search.get("as") === "board";
  const title = useListTitle(listing);
  useTitle(title);
  return (
    <Sheet label={title}>
      <ListBar
        listing={listing}
        title={title}
        total={totalOf(found.data?.pages[0])}
        isBoard={isBoard}
        onChange={change}
      />
      {isBoard ? (
        <>
          <FilterBar listing={listing} onChange={change} />
          <Board query={queryOf(listing)} />
        </>
      ) : (
        <ListPane
          listing={listing}
          search={search}
          change={change}
          goTo={goTo}
          looks={looks}
          rows={rows}
          found={found}
        />
      )}
    </Sheet>
  );
}

function useListTitle(listing: Listing): string {
  const { t } = useTranslation();
  const { data: saved = [] } = useQuery(savedViewsQuery);
  const kept = saved.find((view) => String(view.id) === listing.saved);
  return kept?.name ?? t(`view.${listing.view}`);
}

type Change = ReturnType<typeof useListing>["change"];
type ListPaneProps = {
  listing: Listing;
  search: URLSearchParams;
  change: Change;
  goTo: (number: string | null) => void;
  looks: ReturnType<typeof useListLooks>;
  rows: Row[];
  found: ReturnType<typeof useInfiniteQuery<unknown>> | FoundRows;
};
type FoundRows = {
  isError: boolean;
  isPending: boolean;
  isSuccess: boolean;
  error: unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  refetch: () => unknown;
  fetchNextPage: () => unknown;
};

function ListPane({ listing, search, change, goTo, looks, rows, found }: ListPaneProps) {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  const isWide = useIsWide();
  const cursor = useCursor(rows, listing, goTo, isWide && looks.hasPreview);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isAssigning, setAssigning] = useState(false);
  const back = addressOf(listing, search);
  const navigate = useNavigate();
  const open = (number: string) =>
    navigate(`/work-orders/${number}`, { state: { back, numbers: rows.map((row) => row.number) } });
  function choose(numbers: readonly string[], isChosen: boolean): void {
    const next = new Set(chosen);
    for (const number of numbers) isChosen ? next.add(number) : next.delete(number);
    setChosen(next);
  }
  useListKeys({
    cursor,
    chosen,
    choose,
    open,
    onAssign: () => setAssigning(true),
    onClose: () => goTo(null),
  });
  const isPreviewed = isWide && looks.hasPreview && cursor.at !== null;
  const preview = cursor.at && (
    <Preview
      number={cursor.at}
      onStep={cursor.step}
      onAssign={() => setAssigning(true)}
      onClose={() => (isWide ? looks.setPreview(false) : goTo(null))}
    />
  );
  return (
    <div className={`${styles.split} ${isPreviewed ? styles.previewed : ""}`}>
      <section className={styles.list}>
        <FilterBar listing={listing} onChange={change}>
          {!isPhone && (
            <ListTools
              listing={listing}
              onChange={change}
              columns={looks.columns}
              onColumns={looks.setColumns}
              density={looks.density}
              onDensity={looks.setDensity}
            />
          )}
        </FilterBar>
        {found.isError && (
          <div className={styles.error}>
            <ErrorLine onRetry={() => void found.refetch()}>{sentence(found.error)}</ErrorLine>
          </div>
        )}
        {found.isPending && <SkeletonRows columns={isPhone ? "22px 1fr 60px" : templateOf(looks.columns)} />}
        {found.isSuccess && rows.length === 0 && <NoRows listing={listing} onChange={change} />}
        {rows.length > 0 && (
          <WorkList
            rows={rows}
            grouping={listing.grouping}
            columns={looks.columns}
            density={looks.density}
            at={cursor.at}
            chosen={chosen}
            onChoose={choose}
            onGo={(number) => [goTo(number), isWide && looks.setPreview(true)]}
            onOpen={open}
            onEnd={() => found.hasNextPage && !found.isFetchingNextPage && void found.fetchNextPage()}
            isPhone={isPhone}
            foot={found.isFetchingNextPage ? <p className={styles.more}>{t("ui.loading")}</p> : null}
          />
        )}
        <BulkActs numbers={[...chosen]} onClear={() => setChosen(new Set())} />
      </section>
      {isPreviewed && preview}
      {!isWide && !isPhone && listing.at !== null && <div className={styles.over}>{preview}</div>}
      {isAssigning && cursor.at && <AssignOne number={cursor.at} onClose={() => setAssigning(false)} />}
    </div>
  );
}

/** Where j and k stand. With a preview beside the list it is never nowhere. */
function useCursor(
  rows: readonly Row[],
  listing: Listing,
  goTo: (number: string) => void,
  isNeverNowhere: boolean,
) {
  const at = listing.at ?? (isNeverNowhere ? (rows[0]?.number ?? null) : null);
  const standing = useRef(at);
  useEffect(() => {
    standing.current = at;
  }, [at]);
  function step(by: 1 | -1): void {
    const index = rows.findIndex((row) => row.number === standing.current);
    const next = rows[Math.max(0, Math.min(rows.length - 1, index + by))];
    if (!next) return;
    standing.current = next.number;
    goTo(next.number);
  }
  return { at, step };
}

type ListKeys = {
  cursor: { at: string | null; step: (by: 1 | -1) => void };
  chosen: ReadonlySet<string>;
  choose: (numbers: readonly string[], isChosen: boolean) => void;
  open: (number: string) => void;
  onAssign: () => void;
  onClose: () => void;
};

function useListKeys({ cursor, chosen, choose, open, onAssign, onClose }: ListKeys): void {
  const navigate = useNavigate();
  const { at, step } = cursor;
  const has = at ?? "";
  useShortcuts({
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => has && open(has),
    x: () => has && choose([has], !chosen.has(has)),
    c: () => has && navigate(`/work-orders/${has}?write=reply`),
    m: () => has && navigate(`/work-orders/${has}?write=note`),
  });
  useShortcuts({ a: () => has && onAssign(), Escape: onClose }, chosen.size === 0);
}

function AssignOne({ number, onClose }: { number: string; onClose: () => void }) {
  const { t } = useTranslation();
  const settle = useOrderCommand();
  const assigning = useMutation({
    mutationFn: (assignment: Assignment) => commandsOf(number).assign(assignment),
    onSuccess: (answer) => [onClose(), settle(number, answer)],
  });
  return (
    <AssignAsk
      title={t("work.assign_one", { number })}
      act={t("work.assign")}
      isReasonAsked
      isBusy={assigning.isPending}
      onAct={(assignment) => assigning.mutate(assignment)}
      onClose={onClose}
    />
  );
}

function NoRows({ listing, onChange }: { listing: Listing; onChange: Change }) {
  const { t } = useTranslation();
  const set = Object.keys(listing.filters);
  if (set.length > 0 || listing.words) {
    return (
      <EmptyState title={t("work.none_found")} fact={t("work.none_found_fact")}>
        <Button
          size="s"
          onClick={() => onChange(Object.fromEntries([...set, "q", "saved"].map((key) => [key, null])))}
        >
          {t("filter.clear")}
        </Button>
      </EmptyState>
    );
  }
  return (
    <NothingYet title={t(`work.none_${listing.view}`)} fact={t("work.none_fact")}>
      <Link to="/todo">{t("work.to_todo")}</Link>
    </NothingYet>
  );
}
