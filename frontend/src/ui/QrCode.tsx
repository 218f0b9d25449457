import { useMemo } from "react";
import { encode } from "uqr";

const MOST = 1200;

type QrCodeProps = { content: string; label: string; size?: number };

/** A code to scan, always dark on white. */
export function QrCode({ content, label, size }: QrCodeProps) {
  const drawing = useMemo(() => encode(content.slice(0, MOST), { border: 1 }), [content]);
  const path = drawing.data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")))
    .join("");
  return (
    <svg
      style={size ? { width: size, height: size } : undefined}
      viewBox={`0 0 ${drawing.size} ${drawing.size}`}
      role="img"
      aria-label={label}
    >
      <path d={`M0 0h${drawing.size}v${drawing.size}H0z`} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
