export const ZOOMS = { least: 0.4, most: 1.6, step: 0.1 };

export function zoomed(zoom: number, by: -1 | 1): number {
  const next = Math.round((zoom + by * ZOOMS.step) * 10) / 10;
  return Math.max(ZOOMS.least, Math.min(ZOOMS.most, next));
}
