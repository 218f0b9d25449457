import { isCreditCode, isIdentityNumber } from "@/lib/checksums";
import { wordsOfHtml } from "../html";
import { type Check, FINE, wrong } from "./problem";

const AREA = "(?:10|2[0-9]|[3-9][0-9]{2})[0-9]{7,8}";
const PHONE = new RegExp(`^(?:(?:\\+?86)?1[3-9][0-9]{9}|0${AREA}|\\+?860?${AREA})$`);
const PLATE =
  /^[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新][A-HJ-NP-Z](?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]|[A-HJ-NP-Z0-9]{6})$/;
const IP4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;

/** Whether a text has the form asked for; separators that people type are not held against them. */
const FORMATS: Record<string, (text: string) => boolean> = {
  email: (text) =>
    text.length <= 254 && /^[^@\s<>()[\],;:"]+@[^@\s<>()[\],;:"]+\.[^@\s<>()[\],;:".]{2,}$/.test(text),
  phone: (text) => PHONE.test(digitsOf(text)) || /^\+[1-9][0-9]{6,14}$/.test(digitsOf(text)),
  phone_cn: (text) => PHONE.test(digitsOf(text)),
  mobile_cn: (text) => /^(?:\+?86)?1[3-9][0-9]{9}$/.test(digitsOf(text)),
  id_number_cn: (text) => isIdentityNumber(plain(text)),
  credit_code_cn: (text) => isCreditCode(plain(text)),
  plate_cn: (text) => PLATE.test(plain(text).replace(/[·•.-]/g, "")),
  url: (text) => /^https?:\/\/[^\s/]+\S*$/i.test(text),
  ip: (text) => IP4.test(text) || isIp6(text),
  mac: (text) => /^[0-9a-f]{12}$/i.test(text.replace(/[:.-]/g, "")),
};

function digitsOf(text: string): string {
  return text.normalize("NFKC").replace(/[\s()-]/g, "");
}

function plain(text: string): string {
  return text.normalize("NFKC").replace(/\s/g, "").toUpperCase();
}

function isIp6(text: string): boolean {
  if (!text.includes(":")) return false;
  try {
    return new URL(`http://[${text}]/`).hostname !== "";
  } catch {
    return false;
  }
}

const LONGEST: Record<string, number> = { text: 500, textarea: 20_000, richtext: 131_072 };

export const checkText: Check = (answer, field) => {
  if (typeof answer !== "string") return wrong("not_text");
  const text = field.kind === "richtext" ? wordsOfHtml(answer) : answer.trim();
  const format = field.format ? FORMATS[field.format] : undefined;
  if (format && !format(text)) return wrong(`not_${field.format}`);
  const length = Array.from(text).length;
  const most = field.max_length ?? LONGEST[field.kind] ?? 500;
  if (length < (field.min_length ?? 0)) return wrong("too_short", { least: field.min_length });
  if (length > most) return wrong("too_long", { most });
  return matches(text, field.pattern) ? FINE : patternWrong(field.pattern_message);
};

function patternWrong(message: unknown) {
  return message ? wrong("check", { message }) : wrong("not_the_pattern");
}

function matches(text: string, pattern: string | null | undefined): boolean {
  if (!pattern) return true;
  try {
    return new RegExp(`^(?:${pattern})$`, "u").test(text);
  } catch {
    return true;
  }
}
