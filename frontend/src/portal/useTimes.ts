import { useTranslation } from "react-i18next";
import { daysBetween, useDates } from "@/lib/dates";

/** Times as a requester hears them: today by the clock, otherwise with the day. */
export function useTimes() {
  const { t } = useTranslation();
  const { moment, timeOfDay, exact } = useDates();
  const clock = (at: string) => (daysBetween(Date.now(), at) === 0 ? timeOfDay(at) : moment(at));
  const by = (at: string) => t("portal.by_time", { time: clock(at) });
  return { clock, by, exact, moment };
}
