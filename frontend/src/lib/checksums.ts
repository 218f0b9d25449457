/** Numbers that prove themselves by their last character. */

const IDENTITY = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/;
const IDENTITY_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const IDENTITY_SIGNS = "10X98765432";

/** A Chinese identity number by GB 11643: a real birthday and the right last character. */
export function isIdentityNumber(text: string): boolean {
  const parts = IDENTITY.exec(text);
  if (!parts || !isDay(`${parts[1]}-${parts[2]}-${parts[3]}`)) return false;
  const sum = IDENTITY_WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return IDENTITY_SIGNS[sum % 11] === text[17];
}

const CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** A unified social credit code by GB 32100. */
export function isCreditCode(text: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text)) return false;
  const sum = CREDIT_WEIGHTS.reduce(
    (total, weight, index) => total + weight * CREDIT_SIGNS.indexOf(text[index] ?? ""),
    0,
  );
  return CREDIT_SIGNS[(31 - (sum % 31)) % 31] === text[17];
}

function isDay(iso: string): boolean {
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === iso;
}
