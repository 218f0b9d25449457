import type { FactWords } from "@/ui/conditions/words";
import type { Doing } from "../content";

export type SettingsProps = {
  doing: Doing;
  words: FactWords;
  application: string;
  id: string;
  onChange: (doing: Doing) => void;
};

/** The doing with a setting, or without it where none is wanted. */
export function withSetting(doing: Doing, name: string, value: unknown): Doing {
  const { [name]: _, ...others } = doing;
  return (value === undefined || value === null ? others : { ...others, [name]: value }) as Doing;
}
