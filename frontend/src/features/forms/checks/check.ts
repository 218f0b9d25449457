import type { Answer, FieldDefinition } from "../definition";
import { checkBool, checkChoice, checkChoices, checkCount, checkPlace } from "./choices";
import { isEmptyAnswer } from "./empty";
import { checkMoment, checkRange } from "./moments";
import { checkMoney, checkNumber, checkRating } from "./numbers";
import { type Check, type CheckContext, FINE, type Wrong } from "./problem";
import { rowChecker } from "./rows";
import { checkText } from "./texts";

const byCount: Check = (answer, field) => checkCount(answer, field);

const CHECKS: Record<string, Check> = {
  attachment: byCount,
  bool: checkBool,
  date: checkMoment,
  daterange: checkRange,
  datetime: checkMoment,
  departments: byCount,
  image: byCount,
  location: checkPlace,
  members: byCount,
  money: checkMoney,
  month: checkMoment,
  multiselect: checkChoices,
  number: checkNumber,
  rating: checkRating,
  richtext: checkText,
  select: checkChoice,
  subtable: rowChecker((answer, column, context) => checkAnswer(answer, column, context)),
  text: checkText,
  textarea: checkText,
  time: checkMoment,
  video: byCount,
  year: checkMoment,
};

/** What is wrong with an answer by the rules of its kind; the server judges again. */
export function checkAnswer(answer: Answer, field: FieldDefinition, context: CheckContext): Wrong[] {
  const check = CHECKS[field.kind];
  return check === undefined || isEmptyAnswer(answer) ? FINE : check(answer, field, context);
}
