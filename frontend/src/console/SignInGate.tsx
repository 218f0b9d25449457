import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useLocation } from "react-router";
import { sentence } from "@/api/problem";
import { type Me, useSession } from "@/api/session";
import { ErrorLine, SkeletonPage } from "@/ui/States";
import styles from "./SignIn.module.css";

/** What a requester holds; whoever holds more works here. */
const OF_REQUESTERS = new Set(["workorders.submit", "files.upload"]);

export function isStaff(me: Me): boolean {
  return me.is_administrator || me.permissions.some((permission) => !OF_REQUESTERS.has(permission));
}

/** Whoever is asked for a vote finds it here, also without any work of their own. */
const VOTES = /^\/(todo|work-orders)(\/|$)/;

/** One's own security is for everybody, and the only page for who still owes a second step. */
const SECURITY = "/security";

/** Nobody passes without a session; requesters are shown to the portal. */
export function SignInGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const location = useLocation();
  const session = useSession();
  if (session.isPending) return <SkeletonPage />;
  if (session.isError) {
    return (
      <main className={styles.trouble} aria-label={t("signin.trouble")}>
        <ErrorLine onRetry={() => void session.refetch()}>{sentence(session.error)}</ErrorLine>
      </main>
    );
  }
  if (!session.data) {
    const next =
      location.pathname === "/" ? "" : `?next=${encodeURIComponent(location.pathname + location.search)}`;
    return <Navigate to={`/sign-in${next}`} replace />;
  }
  if (location.pathname === SECURITY) return children;
  if (session.data.owes_second_step) return <Navigate to={SECURITY} replace />;
  const mayVote = session.data.is_internal && VOTES.test(location.pathname);
  if (!isStaff(session.data) && !mayVote) {
    window.location.replace("/portal/");
    return <SkeletonPage />;
  }
  return children;
}
