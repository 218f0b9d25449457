import { OPERATIONS } from "../registry";

/** How an operation is called in a formula: by its English name, in Chinese, or as in a spreadsheet. */
export interface FunctionName {
  op: string;
  english: string;
  chinese: string;
  also: string[];
  /** What its arguments are called; the last is repeated where the operation repeats it. */
  params: string[];
}

/** What stands for a field that callers always supply. */
export const FACT_CALLS: Record<string, string> = { today: "TODAY", now: "NOW" };
export const ZERO_IF_NULL = "zero_if_null";

/** chinese name, then the names of the arguments, then other names people know it by */
const WRITTEN: Record<string, [string, string, string?]> = {
  and: ["且", "condition"],
  or: ["或", "condition"],
  not: ["非", "condition"],
  if: ["如果", "condition then otherwise"],
  case: ["条件选择", "condition then otherwise", "IFS"],
  switch: ["匹配", "value match then otherwise"],
  between: ["介于", "value low high"],
  in: ["属于", "value list"],
  is_empty: ["为空", "value", "ISBLANK"],
  not_empty: ["不为空", "value"],
  coalesce: ["取非空", "value"],
  mod: ["取余", "number divisor"],
  power: ["乘方", "number exponent"],
  abs: ["绝对值", "number"],
  round: ["四舍五入", "number places"],
  floor: ["向下取整", "number"],
  ceiling: ["向上取整", "number", "CEIL"],
  contains: ["含有", "text part"],
  starts_with: ["开头是", "text part"],
  ends_with: ["结尾是", "text part"],
  concat: ["连接", "value", "CONCATENATE"],
  length: ["长度", "text", "LEN"],
  lower: ["小写", "text"],
  upper: ["大写", "text"],
  trim: ["去空格", "text"],
  left: ["左取", "text count"],
  right: ["右取", "text count"],
  mid: ["截取", "text start count"],
  replace: ["替换", "text part by", "SUBSTITUTE"],
  pad_left: ["左补齐", "text count by"],
  pad_right: ["右补齐", "text count by"],
  split: ["拆分", "text separator"],
  format: ["格式", "value pattern", "TEXT"],
  number: ["转数字", "text", "VALUE"],
  amount_in_words: ["大写金额", "number"],
  year: ["年", "date"],
  month: ["月", "date"],
  day: ["日", "date"],
  weekday: ["星期", "date"],
  hour: ["小时", "moment"],
  date_of: ["取日期", "moment"],
  date: ["日期", "year month day"],
  days_between: ["相差天数", "first last"],
  add_days: ["加天数", "date count"],
  add_months: ["加月数", "date count", "EDATE"],
  add_years: ["加年数", "date count"],
  start_of_month: ["月初", "date"],
  end_of_month: ["月末", "date", "EOMONTH"],
  hours_between: ["相差小时", "first last"],
  minutes_between: ["相差分钟", "first last"],
  add_hours: ["加小时", "moment count"],
  add_minutes: ["加分钟", "moment count"],
  is_business_day: ["是工作日", "date"],
  add_business_days: ["加工作日", "date count", "WORKDAY"],
  business_days_between: ["相差工作日", "first last", "NETWORKDAYS"],
  count: ["计数", "list"],
  sum: ["求和", "list"],
  avg: ["平均", "list", "AVERAGE"],
  min: ["最小", "list"],
  max: ["最大", "list"],
  includes: ["包含项", "list value"],
  any_of: ["有任一", "list list"],
  all_of: ["有全部", "list list"],
  unique: ["去重", "list"],
  join: ["合并", "list separator", "TEXTJOIN"],
  first: ["第一个", "list"],
  last: ["最后一个", "list"],
  lookup: ["查找", "link code"],
  changed: ["变了", "field"],
  changed_from: ["原来是", "field value"],
  changed_to: ["变成", "field value"],
  today: ["今天", ""],
  now: ["现在", ""],
  [ZERO_IF_NULL]: ["空算零", "calculation"],
};

export const FUNCTIONS: FunctionName[] = Object.entries(WRITTEN).map(([op, [chinese, params, also]]) => ({
  op,
  english: op.toUpperCase(),
  chinese,
  also: also ? [also] : [],
  params: params.split(" ").filter(Boolean),
}));

const BY_NAME = new Map(
  FUNCTIONS.flatMap((one) => [one.english, one.chinese, ...one.also].map((name) => [name, one] as const)),
);
const BY_OP = new Map(FUNCTIONS.map((one) => [one.op, one]));

/** Names are read without regard to case. */
export function functionNamed(name: string): FunctionName | undefined {
  return BY_NAME.get(name.toUpperCase());
}

export function functionOf(op: string): FunctionName | undefined {
  return BY_OP.get(op);
}

/** How often the arguments may be repeated, for a signature shown to a person. */
export function isRepeated(op: string): boolean {
  return OPERATIONS.get(op)?.signature.text.includes("...") ?? false;
}
