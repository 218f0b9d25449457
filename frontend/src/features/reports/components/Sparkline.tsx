import styles from "./Review.module.css";

const WIDTH = 64;
const HEIGHT = 20;
const EDGE = 3;

/** A small curve over the parts of the period; parts without a figure are left out. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  const known = values.flatMap((value, at) => (value === null ? [] : [{ value, at }]));
  if (known.length < 2) return <svg width={WIDTH} height={HEIGHT} aria-hidden="true" />;
  const low = Math.min(...known.map((one) => one.value));
  const high = Math.max(...known.map((one) => one.value));
  const span = high - low || 1;
  const points = known.map(({ value, at }) => ({
    x: EDGE + (at / Math.max(values.length - 1, 1)) * (WIDTH - 2 * EDGE),
    y: high === low ? HEIGHT / 2 : HEIGHT - EDGE - ((value - low) / span) * (HEIGHT - 2 * EDGE),
  }));
  const last = points[points.length - 1];
  return (
    <svg className={styles.spark} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <polyline points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ")} />
      {last && <circle cx={last.x} cy={last.y} r="2" />}
    </svg>
  );
}
