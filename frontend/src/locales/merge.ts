import type { Words } from "@/lib/i18n";

export function merge(files: Record<string, Words>): Words {
  return Object.assign({}, ...Object.values(files));
}
