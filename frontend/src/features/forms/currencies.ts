const NO_PLACES = new Set("JPY KRW VND CLP ISK PYG UGX XAF XOF XPF".split(" "));
const THREE_PLACES = new Set("BHD IQD JOD KWD LYD OMR TND".split(" "));
const SIGNS: Record<string, string> = { CNY: "¥", USD: "$", EUR: "€", HKD: "HK$", GBP: "£" };

/** How many decimals a currency has. */
export function currencyPlaces(currency: string): number {
  if (NO_PLACES.has(currency)) return 0;
  return THREE_PLACES.has(currency) ? 3 : 2;
}

export function currencySign(currency: string): string {
  return SIGNS[currency] ?? currency;
}
