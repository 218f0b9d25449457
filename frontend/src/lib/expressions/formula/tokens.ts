/** What a formula could not be read as, and where; `code` has a sentence in both languages. */
export class FormulaError extends Error {
  constructor(
    readonly code: string,
    readonly from: number,
    readonly to: number,
    readonly facts: Record<string, unknown> = {},
  ) {
    super(code);
  }
}

export type TokenKind = "number" | "text" | "date" | "field" | "name" | "mark" | "end";

export interface Token {
  kind: TokenKind;
  /** What it says: digits, the text without quotes, the field without braces, the mark. */
  value: string;
  from: number;
  to: number;
}

/** Marks typed with a Chinese keyboard, and the ones they mean. */
const SAME: Record<string, string> = {
  "（": "(",
  "）": ")",
  "，": ",",
  "、": ",",
  "【": "[",
  "】": "]",
  "＋": "+",
  "－": "-",
  "×": "*",
  "＊": "*",
  "÷": "/",
  "／": "/",
  "＝": "=",
  "＜": "<",
  "＞": ">",
  "≤": "<=",
  "≥": ">=",
  "≠": "!=",
  "＆": "&",
  "<>": "!=",
  "==": "=",
};
const PIECES: [TokenKind, RegExp][] = [
  ["number", /[0-9]+(\.[0-9]+)?/y],
  ["text", /"(?:[^"]|"")*"|[“”][^“”]*[“”]/y],
  ["date", /#[^#]*#/y],
  ["field", /[{｛][^{}｛｝]*[}｝]/y],
  ["name", /[\p{L}_][\p{L}\p{N}_]*/uy],
  ["mark", /<=|>=|<>|!=|==|[-+*/^&=<>(),[\]（），、【】＋－×＊÷／＝＜＞≤≥≠＆]/y],
];
const OPENED: Record<string, string> = {
  '"': "text_open",
  "“": "text_open",
  "#": "date_open",
  "{": "field_open",
  "｛": "field_open",
};

/** The words and marks of a formula, the end last. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const blank = /\s+/y;
    blank.lastIndex = at;
    if (blank.test(text)) {
      at = blank.lastIndex;
      continue;
    }
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.to;
  }
  return [...tokens, { kind: "end", value: "", from: text.length, to: text.length }];
}

function tokenAt(text: string, at: number): Token {
  for (const [kind, pattern] of PIECES) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return { kind, value: meaning(kind, found), from: at, to: at + found.length };
  }
  const [mark = ""] = text.slice(at);
  const code = OPENED[mark] ?? "mark_unknown";
  throw new FormulaError(code, at, code === "mark_unknown" ? at + mark.length : text.length, { mark });
}

function meaning(kind: TokenKind, found: string): string {
  if (kind === "mark") return SAME[found] ?? found;
  if (kind === "text")
    return found.startsWith('"') ? found.slice(1, -1).replaceAll('""', '"') : found.slice(1, -1);
  return kind === "date" || kind === "field" ? found.slice(1, -1).trim() : found;
}
