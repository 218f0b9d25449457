/**
 * The server lets only styles with this answer's nonce into the page. Ant Design writes its styles from
 * several places, not all of which know of a nonce; so every style element is made with it. The copy by
 * which it measures growing text boxes gets its style property by property, which needs no leave.
 */
export function startNonce(): void {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
  if (!nonce) return;
  const make = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const made = make(name, options);
    if (made instanceof HTMLStyleElement) made.nonce = nonce;
    return made;
  }) as typeof document.createElement;
  HTMLTextAreaElement.prototype.setAttribute = function set(name: string, value: string) {
    if (name === "style") this.style.cssText = value;
    else Element.prototype.setAttribute.call(this, name, value);
  };
}
