/** What a person typed as a number, with full-width digits and thousands separators taken back to plain ones. */
export function decimalTyped(text: string): string {
  return text
    .replace(/[０-９．－]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[。]/g, ".")
    .replace(/[,，\s]/g, "");
}

/** A decimal text with thousands separators; its digits are never rounded, only filled up to `places`. */
export function grouped(text: string, places = 0): string {
  const parts = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text);
  if (!parts) {
    return text;
  }
  const [, sign = "", whole = "", fraction = ""] = parts;
  const filled = fraction.padEnd(places, "0");
  return sign + whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",") + (filled ? `.${filled}` : "");
}
