import { type Operation, operation, strictIn } from "../operation";
import { isWorking, movedDay, supplied, workingDays } from "../surroundings";
import { type Day, Decimal, ExpressionRefusal } from "../values";

const MOST_MOVED = 10_000;

/** Working days, by the calendar that the caller supplies. */
export const WORKDAYS: Operation[] = [
  operation(
    "is_business_day",
    "date -> boolean",
    strictIn(({ surroundings }, day: Day) => isWorking(supplied(surroundings.calendar, "calendar"), day)),
  ),
  operation(
    "add_business_days",
    "date, number -> date",
    strictIn(({ surroundings }, day: Day, count: Decimal) => {
      if (count.abs().gt(MOST_MOVED)) throw new ExpressionRefusal("expressions.date_out_of_range");
      return movedDay(supplied(surroundings.calendar, "calendar"), day, count.trunc().toNumber());
    }),
  ),
  operation(
    "business_days_between",
    "date, date -> number",
    strictIn(
      ({ surroundings }, first: Day, last: Day) =>
        new Decimal(workingDays(supplied(surroundings.calendar, "calendar"), first, last)),
    ),
  ),
];
