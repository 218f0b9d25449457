/** Through whose eyes this tab looks; it is kept by the tab and forgotten with it. */
export const VIEWING = "gongdan.viewing";
export const VIEW_AS = "X-View-As";

export type Viewing = { id: number; name: string };

export function viewing(): Viewing | null {
  try {
    const kept = typeof sessionStorage === "undefined" ? null : sessionStorage.getItem(VIEWING);
    return kept ? (JSON.parse(kept) as Viewing) : null;
  } catch {
    return null;
  }
}
