import { type KeyboardEvent, type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import type { PageOfForm } from "../layout";
import type { FormStore } from "../store";
import { useOfForm } from "../useFormStore";

interface FormTabsProps {
  store: FormStore;
  pages: PageOfForm[];
  at: number;
  onShow: (at: number) => void;
  children: ReactNode;
}

/** Pages of a form side by side, each with how much is wrong on it. */
export function FormTabs({ store, pages, at, onShow, children }: FormTabsProps) {
  const id = useId();
  const text = useText();
  const { t } = useTranslation();
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (at + step + pages.length) % pages.length;
    onShow(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <>
      <div className="form-tabs" role="tablist" onKeyDown={move}>
        {pages.map((page, index) => (
          <button
            key={page.tab?.id ?? index}
            id={`${id}-${index}`}
            type="button"
            role="tab"
            aria-selected={index === at}
            aria-controls={`${id}-page`}
            tabIndex={index === at ? 0 : -1}
            onClick={() => onShow(index)}
          >
            {page.tab ? text(page.tab.label) : t("fields.first_page")}
            <WrongCount store={store} page={page} />
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-page`} aria-labelledby={`${id}-${at}`}>
        {children}
      </div>
    </>
  );
}

function WrongCount({ store, page }: { store: FormStore; page: PageOfForm }) {
  const { t } = useTranslation();
  const count = useOfForm(store, () => idsOn(page).filter((id) => store.state(id).wrongs.length > 0).length);
  return count > 0 && <span className="form-tab-wrong">{t("fields.to_look_at", { count })}</span>;
}

/** The same pages one after the other, where there is room for one. */
export function FormSteps({ store, pages, at, onShow, children }: FormTabsProps) {
  const text = useText();
  const { t } = useTranslation();
  const page = pages[at];
  const isLast = at === pages.length - 1;
  const goOn = () => {
    if (page && store.judge(new Set(idsOn(page))).size === 0) onShow(at + 1);
  };
  return (
    <>
      <header className="form-step">
        <div className="form-step-bar" aria-hidden="true">
          {pages.map((one, index) => (
            <i key={one.tab?.id ?? index} className={index <= at ? "is-done" : undefined} />
          ))}
        </div>
        <p>{t("fields.step", { at: at + 1, count: pages.length })}</p>
        <h2>{page?.tab ? text(page.tab.label) : t("fields.first_page")}</h2>
      </header>
      {children}
      <div className="form-step-acts">
        {at > 0 && (
          <button type="button" className="form-press" onClick={() => onShow(at - 1)}>
            {t("fields.step_back")}
          </button>
        )}
        {!isLast && (
          <button type="button" className="form-press is-main" onClick={goOn}>
            {t("fields.step_on")}
          </button>
        )}
      </div>
    </>
  );
}

function idsOn({ sections }: PageOfForm): string[] {
  return sections.flatMap(({ fields }) => fields.map(({ id }) => id));
}
