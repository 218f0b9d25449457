import { useTranslation } from "react-i18next";
import type { PathState } from "../contract";

/** One segment per stage the requester may know, and the same said in words. */
export function Path({ path }: { path: { state: PathState }[] }) {
  const { t } = useTranslation();
  const here = path.findIndex(({ state }) => state === "current" || state === "waiting");
  const label =
    here < 0
      ? t("portal.path.steps", { total: path.length })
      : t("portal.path.here", { total: path.length, step: here + 1 });
  return (
    <div className="path" role="img" aria-label={label}>
      {path.map(({ state }, index) => (
        <i key={index} className={`is-${state}`} />
      ))}
    </div>
  );
}
