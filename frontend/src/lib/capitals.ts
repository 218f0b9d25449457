const DIGITS = "零壹贰叁肆伍陆柒捌玖";
const PLACES = ["", "拾", "佰", "仟"];
const SECTIONS = ["", "万", "亿", "万亿"];

/** 1409.50 as it is written on receipts: 壹仟肆佰零玖元伍角整. Nothing for what is no amount in yuan and cents. */
export function capitalAmount(amount: string): string {
  const parts = /^(-?)0*(\d{1,16})(?:\.(\d{1,2})0*)?$/.exec(amount);
  if (!parts) return "";
  const [, sign, whole = "0", cents = ""] = parts;
  const [jiao = "0", fen = "0"] = cents.padEnd(2, "0");
  const yuan = wholeWords(whole);
  const small = smallWords(jiao, fen, yuan !== "");
  const said = ((yuan && `${yuan}元`) + small || "零元") + (fen === "0" ? "整" : "");
  return sign && /[1-9]/.test(amount) ? `负${said}` : said;
}

function smallWords(jiao: string, fen: string, isAfterYuan: boolean): string {
  const tenths = jiao === "0" ? (fen !== "0" && isAfterYuan ? "零" : "") : `${DIGITS[Number(jiao)]}角`;
  return tenths + (fen === "0" ? "" : `${DIGITS[Number(fen)]}分`);
}

function wholeWords(whole: string): string {
  const sections = whole.replace(/\B(?=(\d{4})+$)/g, ",").split(",");
  let words = "";
  let isGap = false;
  sections.forEach((section, index) => {
    const said = sectionWords(section);
    if (said === "") {
      isGap = words !== "";
      return;
    }
    const isShort = words !== "" && Number(section) < 1000;
    words += (isGap || isShort ? "零" : "") + said + (SECTIONS[sections.length - 1 - index] ?? "");
    isGap = false;
  });
  return words;
}

/** Up to four digits; zeros between digits are said once. */
function sectionWords(section: string): string {
  let words = "";
  let isGap = false;
  for (const [index, digit] of [...section].entries()) {
    if (digit === "0") {
      isGap = words !== "";
    } else {
      words += (isGap ? "零" : "") + DIGITS[Number(digit)] + PLACES[section.length - 1 - index];
      isGap = false;
    }
  }
  return words;
}
