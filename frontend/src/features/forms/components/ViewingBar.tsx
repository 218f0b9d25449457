import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { viewing } from "@/api/viewer";
import { endViewing } from "@/api/viewing";
import "./viewing.css";

const ViewingReasons = lazy(() => import("./ViewingReasons"));

/** Says on every page that one looks through somebody else's eyes, and why fields are not seen. */
export function ViewingBar() {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const seen = viewing();
  if (!seen) return null;
  return (
    <aside className="viewing" aria-label={t("viewing.title")}>
      <span>{t("viewing.as", { name: seen.name })}</span>
      <button type="button" onClick={() => setAsking(true)}>
        {t("viewing.why")}
      </button>
      <button type="button" onClick={endViewing}>
        {t("viewing.end")}
      </button>
      {isAsking && (
        <Suspense>
          <ViewingReasons person={seen} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </aside>
  );
}
