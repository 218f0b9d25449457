import { Input } from "antd";
import { useState } from "react";

/** A text that is only taken when it can be read. */
export function CellInput({
  label,
  value,
  onTake,
}: {
  label: string;
  value: string;
  onTake: (text: string) => boolean;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  return (
    <Input
      size="small"
      aria-label={label}
      status={isWrong ? "error" : ""}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => {
        if (typed === null) return;
        const isTaken = onTake(typed);
        setWrong(!isTaken);
        if (isTaken) setTyped(null);
      }}
    />
  );
}
