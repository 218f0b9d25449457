import { useTranslation } from "react-i18next";

const WIDTHS = [
  ["38%", "82%"],
  ["30%", "70%"],
  ["44%", "88%"],
  ["34%", "64%"],
];

/** The cards' own shape while they are fetched; it shows itself only when that takes a moment. */
export function LoadingCards({ count = 3 }: { count?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t("portal.loading")}>
      {WIDTHS.slice(0, count).map(([what, says]) => (
        <div key={what} className="card progress shape">
          <i style={{ width: what }} />
          <i style={{ width: says }} />
          <i />
        </div>
      ))}
    </div>
  );
}
