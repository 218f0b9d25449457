import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useDates } from "@/lib/dates";
import { Icon } from "@/ui/icons";
import { takenQuery } from "../../api";
import { useDesigning } from "../context";
import styles from "./Process.module.css";

/** How many real orders would take each branch, counted on demand. */
export function BranchCounts() {
  const { t } = useTranslation();
  const dates = useDates();
  const { process, surroundings } = useDesigning();
  const counted = useQuery({ ...takenQuery(process.code), enabled: false });
  if (surroundings.types.length === 0) return null;
  const { data, isError } = counted;
  const said = isError
    ? t("process.count_failed")
    : data
      ? t("process.counted", {
          count: data.looked_at,
          since: data.since ? dates.calendarDate(data.since) : "",
        })
      : t("process.count_branches");
  return (
    <button
      type="button"
      className={styles.tip}
      disabled={counted.isFetching}
      onClick={() => void counted.refetch()}
    >
      <Icon name="trend" size={14} />
      {said}
    </button>
  );
}
