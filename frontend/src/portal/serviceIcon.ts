import { type IconName, iconNamed } from "@/ui/LineIcon";

const ALIASES: Record<string, IconName> = {
  computer: "laptop",
  it: "laptop",
  tool: "gear",
  wrench: "gear",
  equipment: "gear",
  facility: "building",
  office: "building",
  admin: "building",
  money: "wallet",
  finance: "wallet",
  team: "people",
  hr: "people",
  customer: "chat",
  service: "chat",
  safety: "shield",
  warehouse: "box",
};

/** The drawing for an application or a type, from the name its builder gave the icon. */
export function serviceIcon({ icon, code }: { icon: string; code: string }): IconName {
  return iconNamed(icon, ALIASES[icon] ?? ALIASES[code] ?? "grid");
}
