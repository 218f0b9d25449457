import type { Words } from "@/lib/i18n";
import { merge } from "./merge";

export default merge(import.meta.glob<Words>("./en/*.json", { eager: true, import: "default" }));
