import { useQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, Outlet, useLocation } from "react-router";
import { useChanges } from "@/api/changes";
import { type Me, meQuery } from "@/api/session";
import { LoadingCards } from "../components/Loading";
import { Trouble } from "../components/Trouble";
import { useOutbox } from "../useOutbox";
import { OfflineStrip } from "./OfflineStrip";
import { Tabs } from "./Tabs";
import { TopBar } from "./TopBar";

/** The frame of every page behind the sign-in. */
export function Shell() {
  const { t } = useTranslation();
  const location = useLocation();
  const { data: me, isPending, error, refetch } = useQuery(meQuery);
  if (isPending) {
    return (
      <main className="shell-main">
        <LoadingCards />
      </main>
    );
  }
  if (error) {
    return (
      <main className="shell-main">
        <Trouble title={t("portal.trouble.start")} error={error} onRetry={() => void refetch()} />
      </main>
    );
  }
  if (!me) {
    return <Navigate to="/sign-in" state={{ from: location }} replace />;
  }
  if (me.owes_second_step) {
    window.location.replace("/security");
    return <LoadingCards />;
  }
  return <Frame me={me} />;
}

function Frame({ me }: { me: Me }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  useChanges(/^\/requests\/([^/]+)/.exec(pathname)?.[1]);
  useOutbox(me.person.id);
  const isDocked = /^\/(services|requests|sent)\/[^/]+/.test(pathname);
  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        {t("portal.skip")}
      </a>
      <OfflineStrip />
      <TopBar me={me} />
      <main id="main" tabIndex={-1} className={isDocked ? "shell-main shell-main-docked" : "shell-main"}>
        <Suspense fallback={<LoadingCards />}>
          <Outlet />
        </Suspense>
      </main>
      {!isDocked && <Tabs />}
    </div>
  );
}
