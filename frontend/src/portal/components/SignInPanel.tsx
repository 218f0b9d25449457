import { useTranslation } from "react-i18next";
import type { PathState } from "../contract";
import { Logo } from "./Logo";
import { Path } from "./Path";

const EXAMPLES: { key: "memory" | "leak" | "cool"; path: PathState[] }[] = [
  { key: "memory", path: ["done", "done", "to_come"] },
  { key: "leak", path: ["done", "done", "current", "to_come"] },
  { key: "cool", path: ["finished", "finished", "finished", "finished"] },
];

/** Beside the sign-in on a wide screen: what this is for, in three sentences. */
export function SignInPanel() {
  const { t } = useTranslation();
  return (
    <section className="sign-in-panel">
      <div className="brand">
        <Logo isOnPanel />
        <span>{t("portal.product")}</span>
      </div>
      <div className="stack" aria-hidden="true">
        {EXAMPLES.map(({ key, path }) => (
          <div key={key} className="card">
            <p className="small ink-3">{t(`portal.signin.example_${key}`)}</p>
            <p className="progress-says">{t(`portal.signin.example_${key}_says`)}</p>
            <Path path={path.map((state) => ({ state }))} />
          </div>
        ))}
      </div>
      <div>
        <h2>{t("portal.signin.promise")}</h2>
        <p>{t("portal.signin.for_all")}</p>
      </div>
    </section>
  );
}
