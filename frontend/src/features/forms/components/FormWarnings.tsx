import { useText } from "@/lib/i18n";
import { LineIcon } from "@/ui/LineIcon";
import type { FormStore } from "../store";
import { useOfForm } from "../useFormStore";

/** What should be looked at twice but holds nothing up. */
export function FormWarnings({ store }: { store: FormStore }) {
  const text = useText();
  useOfForm(store, () =>
    store
      .failing("warning")
      .map(({ message }) => text(message))
      .join("\n"),
  );
  const warnings = store.failing("warning");
  if (warnings.length === 0) return null;
  return (
    <ul className="form-warnings" aria-live="polite">
      {warnings.map(({ message }, index) => (
        <li key={index}>
          <LineIcon name="alert" size={16} />
          {text(message)}
        </li>
      ))}
    </ul>
  );
}
