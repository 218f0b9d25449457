/** What rich text may hold; the server keeps the same and no more. */
const MARKS = new Set(
  (
    "P BR H1 H2 H3 H4 STRONG B EM I U S SUB SUP BLOCKQUOTE CODE PRE UL OL LI A IMG " +
    "TABLE THEAD TBODY TR TH TD HR"
  ).split(" "),
);
const KEPT: Record<string, string[]> = {
  IMG: ["alt", "width", "height"],
  OL: ["start"],
  TD: ["colspan", "rowspan"],
  TH: ["colspan", "rowspan"],
};
const OWN_PICTURE = /^\/api\/v1\/files\/[0-9a-f-]{36}(?:\/[a-z]+)?$/;
const DROPPED = new Set(["SCRIPT", "STYLE", "IFRAME", "OBJECT", "TEMPLATE", "NOSCRIPT", "SVG", "MATH"]);
const SAFE_LINK = /^(https?:|mailto:|tel:)/i;

/** The text with nothing but the marks we know: what was pasted or stored is never trusted. */
export function sanitized(html: string): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  const kept = page.createElement("div");
  for (const node of page.body.childNodes) append(kept, node);
  return isEmptyText(kept) ? "" : kept.innerHTML;
}

/** The words alone, a line for each block. */
export function wordsOfHtml(html: string): string {
  const page = new DOMParser().parseFromString(
    html.replace(/<(br|\/p|\/li|\/tr|\/div|\/pre|\/blockquote|\/h[1-4])\b[^>]*>/gi, "\n$&"),
    "text/html",
  );
  return (page.body.textContent ?? "").replace(/\n{2,}/g, "\n").trim();
}

function append(target: HTMLElement, node: Node): void {
  if (node.nodeType === Node.TEXT_NODE) {
    target.append(node.textContent ?? "");
    return;
  }
  if (!(node instanceof Element) && node.nodeType !== Node.ELEMENT_NODE) return;
  const element = node as Element;
  const name = element.tagName.toUpperCase();
  if (DROPPED.has(name)) return;
  const made = MARKS.has(name) ? marked(target, element, name) : blockOr(target, name);
  for (const child of element.childNodes) append(made, child);
}

function marked(target: HTMLElement, element: Element, name: string): HTMLElement {
  const made = target.ownerDocument.createElement(name.toLowerCase());
  const address = element.getAttribute("href") ?? "";
  for (const attribute of KEPT[name] ?? []) {
    const value = element.getAttribute(attribute);
    if (value !== null) made.setAttribute(attribute, value);
  }
  if (name === "IMG") {
    const source = element.getAttribute("src") ?? "";
    if (!OWN_PICTURE.test(source)) return target;
    made.setAttribute("src", source);
  }
  if (name === "A") {
    if (!SAFE_LINK.test(address)) return target;
    made.setAttribute("href", address);
    made.setAttribute("rel", "noopener noreferrer");
    made.setAttribute("target", "_blank");
  }
  target.append(made);
  return made;
}

/** A line of its own stays one, whatever the element was called. */
function blockOr(target: HTMLElement, name: string): HTMLElement {
  if (name !== "DIV" && !/^H[1-6]$/.test(name)) return target;
  const made = target.ownerDocument.createElement("p");
  target.append(made);
  return made;
}

function isEmptyText(element: HTMLElement): boolean {
  return (element.textContent ?? "").trim() === "" && element.querySelector("a, img") === null;
}
