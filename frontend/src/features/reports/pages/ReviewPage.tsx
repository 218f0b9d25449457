import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { useDates } from "@/lib/dates";
import { Button } from "@/ui/Button";
import { Bar, Grow, Sheet, useTitle } from "@/ui/Page";
import { ErrorLine, SkeletonPage } from "@/ui/States";
import type { Review } from "../api";
import { BacklogBars } from "../components/BacklogBars";
import { DispatchCard } from "../components/DispatchCard";
import { FigureStrip } from "../components/FigureStrip";
import { CategoriesCard, DepartmentsCard, PeopleCard, TeamsCard } from "../components/Groups";
import { ImportedCard } from "../components/ImportedCard";
import { ApplicationFilter, DepartmentFilter, ImportedFilter } from "../components/Narrow";
import { ParetoChart } from "../components/ParetoChart";
import { PeriodSwitch, usePeriodWords } from "../components/PeriodSwitch";
import { RepeatsCard } from "../components/RepeatsCard";
import styles from "../components/Review.module.css";
import { StageTimes } from "../components/StageTimes";
import type { Narrowing } from "../links";
import { useReview } from "../useReview";

/** A period looked back on: how much came, how fast it went, where it stuck. */
export default function ReviewPage() {
  const { t } = useTranslation();
  const { review, filterOf, setFilter, setDays } = useReview();
  useTitle(t("review.title"));
  const narrowing: Narrowing = filterOf("department")
    ? null
    : { application: filterOf("application"), team: filterOf("team") };
  return (
    <Sheet label={t("review.title")}>
      <Bar isRoomy>
        <h1 className={styles.title}>{t("review.title")}</h1>
        <PeriodSwitch period={review.data?.period} onChange={setDays} />
        {review.data && <Compared review={review.data} />}
        <Grow />
        <DepartmentFilter
          value={filterOf("department")}
          onChange={(value) => setFilter("department", value)}
        />
        <ApplicationFilter
          value={filterOf("application")}
          onChange={(value) => setFilter("application", value)}
        />
        <ImportedFilter value={filterOf("imported")} onChange={(value) => setFilter("imported", value)} />
        <Button kind="text" icon="print" className={styles.print} onClick={() => window.print()}>
          {t("review.print")}
        </Button>
      </Bar>
      <div className={styles.body} aria-busy={review.isFetching}>
        {review.isError && (
          <ErrorLine onRetry={() => void review.refetch()}>{sentence(review.error)}</ErrorLine>
        )}
        {review.isPending && <SkeletonPage />}
        {review.data && <Whole review={review.data} narrowing={narrowing} />}
      </div>
    </Sheet>
  );
}

function Compared({ review }: { review: Review }) {
  const { t } = useTranslation();
  const words = usePeriodWords();
  const dates = useDates();
  const { period } = review;
  const before = words({ from: period.previous_first_date, to: period.previous_last_date }, true);
  const until = period.ends_at > period.as_of ? dates.moment(period.as_of) : null;
  return (
    <span className={styles.compared}>
      {until ? t("review.compared_so_far", { before, until }) : t("review.compared", { before })}
    </span>
  );
}

function Whole({ review, narrowing }: { review: Review; narrowing: Narrowing }) {
  const { t } = useTranslation();
  const { definitions } = review;
  return (
    <>
      <FigureStrip review={review} />
      <ImportedCard review={review} />
      <div className={styles.wideLeft}>
        <ParetoChart review={review} narrowing={narrowing} meaning={definitions.categories} />
        <BacklogBars backlog={review.backlog} narrowing={narrowing} meaning={definitions.backlog} />
      </div>
      <div className={styles.halves}>
        <TeamsCard review={review} narrowing={narrowing} />
        <StageTimes stages={review.stages} meaning={definitions.stages} />
      </div>
      <div className={styles.halves}>
        <DepartmentsCard review={review} />
        <DispatchCard review={review} />
      </div>
      <div className={styles.halves}>
        <CategoriesCard review={review} narrowing={narrowing} />
        <RepeatsCard review={review} />
      </div>
      <PeopleCard review={review} />
      <p className={styles.zone}>
        {t(review.imported ? "review.zone_imported" : "review.zone", { zone: review.period.time_zone })}
      </p>
    </>
  );
}
