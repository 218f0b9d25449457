/** ¥1,860.00; amounts arrive as decimal texts so that nothing is lost on the way. */
export function money(amount: string | number | null | undefined): string {
  if (amount === null || amount === undefined || amount === "") return "";
  const [whole = "0", part = ""] = String(amount).split(".");
  const sign = whole.startsWith("-") ? "−" : "";
  const grouped = whole.replace("-", "").replace(/\B(?=(\d{3})+$)/g, ",");
  return `${sign}¥${grouped}.${part.padEnd(2, "0").slice(0, 2)}`;
}

/** A quantity without idle zeros: 2, 1.5 */
export function quantity(amount: string | number): string {
  return String(amount)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
}
