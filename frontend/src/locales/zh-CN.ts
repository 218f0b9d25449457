import type { Words } from "@/lib/i18n";
import { merge } from "./merge";

export default merge(import.meta.glob<Words>("./zh-CN/*.json", { eager: true, import: "default" }));
