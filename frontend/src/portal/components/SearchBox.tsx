import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { LineIcon } from "@/ui/LineIcon";
import { suggestionsQuery } from "../api";
import { SuggestionList, targetsOf } from "./SuggestionList";

/** Says what is needed in one's own words; finds services and earlier requests while typing. */
export function SearchBox({ onSearching }: { onSearching?: (isSearching: boolean) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState("");
  const [active, setActive] = useState(0);
  const asked = useDeferredValue(words.trim());
  const { data } = useQuery({ ...suggestionsQuery(asked), placeholderData: keepPreviousData });
  useSlashKey(input);

  const type = (typed: string) => {
    setWords(typed);
    setActive(0);
    onSearching?.(typed.trim() !== "");
  };
  const targets = asked === "" ? [] : targetsOf(data, words.trim());
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const target = targets[active];
    if (event.nativeEvent.isComposing) return;
    if (step !== undefined && targets.length > 0) {
      event.preventDefault();
      setActive((active + step + targets.length) % targets.length);
    } else if (event.key === "Enter" && target) {
      navigate(target.to);
    } else if (event.key === "Escape") {
      type("");
    }
  };
  return (
    <search className="search-wrap">
      <div className="search-row">
        <div className="search">
          <LineIcon name="search" size={24} />
          <input
            ref={input}
            type="search"
            role="combobox"
            aria-label={t("portal.search.label")}
            aria-expanded={targets.length > 0}
            aria-controls={id}
            aria-activedescendant={targets.length > 0 ? `${id}-${active}` : undefined}
            autoComplete="off"
            enterKeyHint="search"
            placeholder={t("portal.search.example")}
            value={words}
            onChange={(event) => type(event.target.value)}
            onKeyDown={onKeyDown}
          />
          {words === "" ? (
            <kbd>/</kbd>
          ) : (
            <button
              type="button"
              className="icon-btn"
              onClick={() => type("")}
              aria-label={t("portal.search.clear")}
            >
              <LineIcon name="x" size={18} />
            </button>
          )}
        </div>
      </div>
      {targets.length > 0 && (
        <SuggestionList id={id} targets={targets} active={active} words={words.trim()} />
      )}
    </search>
  );
}

function useSlashKey(input: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.closest("input, textarea, select");
      if (event.key === "/" && !isTyping) {
        event.preventDefault();
        input.current?.focus();
      }
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [input]);
}
