import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "./Dialog";

interface Detector {
  detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]>;
}

interface ScannerProps {
  onFound: (code: string) => void;
  onClose: () => void;
}

const EVERY_MS = 250;

/** The camera looks for a bar code or a QR code; the browser reads it, nothing leaves the device. */
export default function Scanner({ onFound, onClose }: ScannerProps) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const [isRefused, setRefused] = useState(false);
  const tellFound = useRef(onFound);
  tellFound.current = onFound;

  useEffect(() => {
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setInterval> | undefined;
    let isOver = false;
    const look = async (detector: Detector) => {
      if (!video.current || video.current.readyState < 2) return;
      const [code] = await detector.detect(video.current).catch(() => []);
      if (code && !isOver) tellFound.current(code.rawValue);
    };
    const begin = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      if (isOver || !video.current) return stop(stream);
      video.current.srcObject = stream;
      await video.current.play();
      const detector = detectorOf(window);
      if (detector) timer = setInterval(() => void look(detector), EVERY_MS);
    };
    begin().catch(() => setRefused(true));
    return () => {
      isOver = true;
      clearInterval(timer);
      stop(stream);
    };
  }, []);

  return (
    <Dialog title={t("fields.scan")} onClose={onClose}>
      {isRefused ? (
        <p>{t("fields.no_camera")}</p>
      ) : (
        <>
          <video ref={video} className="scanner" playsInline muted />
          <p className="field-aside">{t("fields.scan_hint")}</p>
        </>
      )}
    </Dialog>
  );
}

function detectorOf(page: Window): Detector | null {
  const { BarcodeDetector } = page as unknown as { BarcodeDetector?: new () => Detector };
  return BarcodeDetector ? new BarcodeDetector() : null;
}

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
