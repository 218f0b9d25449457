import type { Words } from "@/lib/i18n";
import { merge } from "@/locales/merge";

export default merge(
  import.meta.glob<Words>(
    "../locales/en/{accounts,catalog,channels,dates,fields,files,forms,ground,kernel,portal,signin,workorders}.json",
    {
      eager: true,
      import: "default",
    },
  ),
);
