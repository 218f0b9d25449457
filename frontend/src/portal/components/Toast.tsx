import { useEffect, useState } from "react";
import { onTold } from "../toast";

export function Toast() {
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => onTold(setSaid), []);
  return (
    <div role="status" aria-live="polite">
      {said && <p className="toast">{said}</p>}
    </div>
  );
}
