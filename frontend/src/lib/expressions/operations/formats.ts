import { type Operation, operation, type Scope, strict, strictIn } from "../operation";
import { type Day, Decimal, ExpressionRefusal, type Value } from "../values";
import { rounded } from "./arithmetic";
import { local, padded } from "./dates";
import { trimmed } from "./texts";

const NUMBER_PATTERN = /^(#,##0|0{1,20})(\.0{1,10})?(%)?$/;
const DATE_TOKEN = /YYYY|MM|M|DD|D|HH|H|mm|ss/g;
const STRAY = /[A-Za-z"\\]/;
const READABLE = /^-?([0-9]{1,40}|[0-9]{1,3}(,[0-9][0-9][0-9]){1,12})(\.[0-9]{1,20})?$/;
const DIGITS = "零壹贰叁肆伍陆柒捌玖";
const PLACES = ["仟", "佰", "拾", ""];
const MOST_AMOUNT = new Decimal(10).pow(16);

/** Between text and numbers or dates: patterns, numbers read out of text, amounts in words. */
export const FORMATS: Operation[] = [
  operation("format", "number|date|datetime, text -> text", strictIn(format), { shapes: ["any", "pattern"] }),
  operation("number", "text -> number", strict(numberOf)),
  operation("amount_in_words", "number -> text", strict(amountInWords)),
];

/** Whether this says how a number (or a date) is written. */
export function isPattern(pattern: string, ofNumber: boolean): boolean {
  if (ofNumber) return NUMBER_PATTERN.test(pattern);
  const rest = pattern.replace(DATE_TOKEN, "");
  return rest !== pattern && !STRAY.test(rest) && Array.from(pattern).length <= 50;
}

function format(scope: Scope, value: Decimal | Day | Date, pattern: string): Value {
  if (!isPattern(pattern, value instanceof Decimal)) {
    throw new ExpressionRefusal("expressions.bad_pattern", { op: "format" });
  }
  if (value instanceof Decimal) return formatNumber(value, pattern);
  const clock = local(scope, value);
  const pieces: Record<string, number> = {
    Y: clock.year,
    M: clock.month,
    D: clock.day,
    H: clock.hour,
    m: clock.minute,
    s: clock.second,
  };
  return pattern.replace(DATE_TOKEN, (token) => padded(pieces[token.charAt(0)] ?? 0, token.length));
}

function formatNumber(number: Decimal, pattern: string): string {
  const [, whole = "", decimals = ".", percent = ""] = NUMBER_PATTERN.exec(pattern) ?? [];
  const shown = rounded(percent ? number.times(100) : number, decimals.length - 1);
  const [digits = "", rest = ""] = shown
    .abs()
    .toFixed(decimals.length - 1)
    .split(".");
  const grouped =
    whole === "#,##0" ? digits.replace(/\B(?=(\d{3})+$)/g, ",") : digits.padStart(whole.length, "0");
  const sign = shown.isNegative() && !shown.isZero() ? "-" : "";
  return sign + grouped + (rest && `.${rest}`) + percent;
}

function numberOf(text: string): Value {
  const written = trimmed(text);
  return READABLE.test(written) ? new Decimal(written.replaceAll(",", "")) : null;
}

/** 1409.50 as it is written on receipts: 壹仟肆佰零玖元伍角. */
function amountInWords(amount: Decimal): Value {
  if (amount.abs().gte(MOST_AMOUNT)) throw new ExpressionRefusal("expressions.number_too_large");
  const cents = BigInt(rounded(amount, 2).abs().times(100).toFixed(0));
  const [yuan, jiao, fen] = [cents / 100n, Number((cents / 10n) % 10n), Number(cents % 10n)];
  const whole = yuan > 0n || cents === 0n ? `${words(yuan)}元` : "";
  const tenths = jiao > 0 ? `${DIGITS.charAt(jiao)}角` : fen > 0 && yuan > 0n ? "零" : "";
  const ending = fen > 0 ? `${DIGITS.charAt(fen)}分` : jiao > 0 ? "" : "整";
  return (amount.isNegative() && cents > 0n ? "负" : "") + whole + tenths + ending;
}

/** A whole number in capital characters, by sections of four digits. */
function words(number: bigint): string {
  for (const [unit, size] of [
    ["亿", 100_000_000n],
    ["万", 10_000n],
  ] as const) {
    if (number >= size) {
      const [high, low] = [number / size, number % size];
      const gap = low > 0n && low < size / 10n ? "零" : "";
      return words(high) + unit + gap + (low > 0n ? words(low) : "");
    }
  }
  const digits = Array.from(padded(Number(number), 4));
  const said = digits.map(
    (digit, place) => DIGITS.charAt(Number(digit)) + (digit === "0" ? "" : PLACES[place]),
  );
  return (
    said
      .join("")
      .replace(/零+/g, "零")
      .replace(/^零|零$/g, "") || "零"
  );
}
