import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useMe } from "@/api/session";
import { timeOfDay } from "@/lib/dates";
import { requestsQuery } from "../api";
import { Drafts } from "../components/Drafts";
import { Empty } from "../components/Empty";
import { LoadingCards } from "../components/Loading";
import { PageBar } from "../components/PageBar";
import { ProgressCard } from "../components/ProgressCard";
import { Trouble } from "../components/Trouble";
import { useOnline } from "../useOnline";

export default function RequestsPage() {
  const { t } = useTranslation();
  const me = useMe();
  const [parameters] = useSearchParams();
  const state = parameters.get("state") === "closed" ? "closed" : "open";
  return (
    <div className="page-narrow">
      <PageBar title={t("portal.mine.page")} />
      <nav className="segments" aria-label={t("portal.mine.which")}>
        <Link to="/requests" replace aria-current={state === "open" ? "page" : undefined}>
          {t("portal.mine.open")}
        </Link>
        <Link to="/requests?state=closed" replace aria-current={state === "closed" ? "page" : undefined}>
          {t("portal.mine.closed")}
        </Link>
      </nav>
      {state === "open" && <Drafts person={me.person.id} />}
      <List key={state} state={state} />
    </div>
  );
}

function List({ state }: { state: "open" | "closed" }) {
  const { t } = useTranslation();
  const isOnline = useOnline();
  const { data, error, refetch, dataUpdatedAt, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(requestsQuery(state));
  if (!data) {
    return error ? (
      <Trouble title={t("portal.trouble.requests")} error={error} onRetry={() => void refetch()} />
    ) : (
      <LoadingCards count={4} />
    );
  }
  const requests = data.pages.flatMap(({ items }) => items);
  if (requests.length === 0) {
    return <Nothing state={state} />;
  }
  return (
    <>
      {!isOnline && (
        <p className="small ink-3 center as-of">
          {t("portal.mine.as_of", { time: timeOfDay(dataUpdatedAt) })}
        </p>
      )}
      {requests.map((progress) => (
        <ProgressCard key={progress.number} progress={progress} />
      ))}
      {hasNextPage && (
        <div className="more">
          <button
            type="button"
            className="btn"
            disabled={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {t("portal.more")}
          </button>
        </div>
      )}
    </>
  );
}

function Nothing({ state }: { state: "open" | "closed" }) {
  const { t } = useTranslation();
  if (state === "closed") {
    return <Empty title={t("portal.mine.none_closed")} about={t("portal.mine.none_closed_about")} />;
  }
  return (
    <Empty title={t("portal.mine.none_open")} about={t("portal.mine.none_open_about")}>
      <Link to="/services" className="btn btn-main btn-wide">
        {t("portal.services.find")}
      </Link>
    </Empty>
  );
}
