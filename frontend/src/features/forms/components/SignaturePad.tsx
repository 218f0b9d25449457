import { type PointerEvent, type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

interface SignaturePadProps {
  pad: RefObject<HTMLCanvasElement | null>;
  label: string;
  onDrawn: (isDrawn: boolean) => void;
}

const INK = "#162022";

/** Paper to sign on with a finger, a pen or a mouse. */
export function SignaturePad({ pad, label, onDrawn }: SignaturePadProps) {
  const { t } = useTranslation();
  const last = useRef<{ x: number; y: number } | null>(null);

  useEffect(() => {
    const canvas = pad.current;
    if (!canvas) return;
    const { width, height } = canvas.getBoundingClientRect();
    const density = window.devicePixelRatio || 1;
    canvas.width = Math.round(width * density);
    canvas.height = Math.round(height * density);
    canvas.getContext("2d")?.scale(density, density);
  }, [pad]);

  const placeOf = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const from = last.current;
    const pen = event.currentTarget.getContext("2d");
    if (!from || !pen) return;
    const to = placeOf(event);
    pen.lineWidth = event.pressure > 0 ? 1.4 + event.pressure * 2 : 2.2;
    pen.lineCap = "round";
    pen.strokeStyle = INK;
    pen.beginPath();
    pen.moveTo(from.x, from.y);
    pen.lineTo(to.x, to.y);
    pen.stroke();
    last.current = to;
    onDrawn(true);
  };
  const clear = () => {
    const canvas = pad.current;
    canvas?.getContext("2d")?.clearRect(0, 0, canvas.width, canvas.height);
    onDrawn(false);
  };
  return (
    <div className="pad">
      <canvas
        ref={pad}
        role="img"
        aria-label={t("fields.sign_here", { name: label })}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          last.current = placeOf(event);
        }}
        onPointerMove={draw}
        onPointerUp={() => {
          last.current = null;
        }}
      />
      <span className="pad-line" aria-hidden="true" />
      <button type="button" className="text-act" onClick={clear}>
        {t("fields.sign_clear")}
      </button>
    </div>
  );
}
