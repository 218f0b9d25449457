import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useBlocker } from "react-router";
import { Ask } from "./Ask";

/** Stands only while there is unsaved work: asks before it is lost by going elsewhere or closing the window. */
export function LeaveGuard() {
  const { t } = useTranslation();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, []);
  if (blocker.state !== "blocked") return null;
  return (
    <Ask
      title={t("leaving.title")}
      act={t("leaving.leave")}
      isDanger
      onAct={() => blocker.proceed()}
      onClose={() => blocker.reset()}
    >
      <p>{t("leaving.fact")}</p>
    </Ask>
  );
}
