import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { Problem, sentence } from "@/api/problem";
import { useText } from "@/lib/i18n";
import { useKept } from "@/lib/kept";
import { useIsPhone, useIsWide } from "@/lib/media";
import { IconButton } from "@/ui/Button";
import { Bar, Sheet, useTitle } from "@/ui/Page";
import { EmptyState, ErrorLine, SkeletonRows } from "@/ui/States";
import { useShortcuts } from "@/ui/shortcuts";
import { pageQuery, viewsQuery } from "../api";
import { type Column, TITLE, titleField, useColumns, useLayout } from "../columns";
import { BoardPane } from "../components/BoardPane";
import { BulkStrip } from "../components/BulkStrip";
import { CalendarPane } from "../components/CalendarPane";
import { ChartPane } from "../components/ChartPane";
import { ColumnTool } from "../components/ColumnTool";
import { FilterBar } from "../components/FilterBar";
import { GalleryPane } from "../components/GalleryPane";
import { GridPane } from "../components/GridPane";
import { GroupTool, SortTool } from "../components/OrderTools";
import styles from "../components/Preview.module.css";
import type { PaneProps } from "../components/panes";
import { RecordPreview } from "../components/RecordPreview";
import { RecordsBar } from "../components/RecordsBar";
import { TimelinePane } from "../components/TimelinePane";
import { askedOf, type Look, useListing } from "../listing";
import { looksFor } from "../looks";
import { useCount } from "../rows";
import type { TypePage } from "../types";

export default function RecordsPage() {
  const { type = "" } = useParams();
  const { t } = useTranslation();
  const page = useQuery(pageQuery(type));
  if (page.data) return <RecordsOf key={type} page={page.data} />;
  const isMissing = page.error instanceof Problem && page.error.status < 500 && page.error.status > 0;
  return (
    <Sheet label={t("places.data")}>
      <Bar>{""}</Bar>
      {page.isPending && <SkeletonRows rows={12} />}
      {isMissing && (
        <EmptyState title={sentence(page.error)} fact={t("records.missing_fact")}>
          <Link to="/data">{t("records.to_types")}</Link>
        </EmptyState>
      )}
      {page.isError && !isMissing && (
        <ErrorLine onRetry={() => void page.refetch()}>{sentence(page.error)}</ErrorLine>
      )}
    </Sheet>
  );
}

const PANES: Record<Look, (props: PaneProps) => React.ReactNode> = {
  grid: GridPane,
  board: BoardPane,
  calendar: CalendarPane,
  gallery: GalleryPane,
  timeline: TimelinePane,
  chart: ChartPane,
};

function RecordsOf({ page }: { page: TypePage }) {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  const columns = useColumns(page);
  const { listing, search, change, setFilter } = useListing();
  const { layout, setLayout, forget } = useLayout(page, columns, listing, change);
  const name = useName(page, listing.saved);
  const count = useCount(page.code, askedOf(listing));
  const goTo = useCallback(
    (id: number | null) => change({ at: id === null ? null : String(id) }, true),
    [change],
  );
  const address = `/data/${page.code}`;
  const look = looksFor(columns).includes(listing.look) ? listing.look : "grid";
  const Pane = PANES[look];
  const props: PaneProps = {
    page,
    columns,
    title: titleOf(page, columns),
    listing: look === listing.look ? listing : { ...listing, look },
    search,
    onChange: change,
    setFilter,
    layout,
    onLayout: setLayout,
    goTo,
    address,
    back: `${address}?${search}`,
  };
  const isWide = useIsWide();
  const [isPreviewing, setPreviewing] = useKept("gongdan.records.preview", true);
  const isPreviewed = isWide && isPreviewing && look === "grid";
  useShortcuts({ p: () => setPreviewing(!isPreviewing) });
  useTitle(name);
  return (
    <Sheet label={name}>
      <RecordsBar {...props} name={name} count={count} />
      {(page.level === "edit" || page.level === "delete") && <BulkStrip code={page.code} />}
      <FilterBar columns={columns} listing={listing} onChange={change} setFilter={setFilter}>
        {!isPhone && look === "grid" && (
          <>
            {isWide && (
              <IconButton
                icon="eye"
                isSmall
                isOn={isPreviewing}
                aria-pressed={isPreviewing}
                label={t("records.preview")}
                onClick={() => setPreviewing(!isPreviewing)}
              />
            )}
            <GroupTool columns={columns} listing={listing} onChange={change} />
            <SortTool columns={columns} listing={listing} onChange={change} />
            <ColumnTool
              columns={columns}
              title={props.title}
              layout={layout}
              onLayout={setLayout}
              onForget={forget}
            />
          </>
        )}
      </FilterBar>
      <div className={styles.beside}>
        <Pane {...props} />
        {isPreviewed && listing.at !== null && (
          <RecordPreview
            page={page}
            id={listing.at}
            address={address}
            back={props.back}
            onClose={() => setPreviewing(false)}
          />
        )}
      </div>
    </Sheet>
  );
}

function useName(page: TypePage, saved: string | null): string {
  const text = useText();
  const { data: views = [] } = useQuery({ ...viewsQuery(page.code), enabled: saved !== null });
  return views.find(({ id }) => String(id) === saved)?.name ?? text(page.name);
}

/** A record's name is one of its fields where it can be, so that it is changed and sorted by as one. */
function titleOf(page: TypePage, columns: readonly Column[]): Column {
  const code = titleField(page)?.code;
  const found = columns.find((one) => one.code === code) ?? columns.find((one) => one.code === TITLE);
  if (!found) throw new Error("every record has a name");
  return found;
}
