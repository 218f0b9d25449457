import { useQuery } from "@tanstack/react-query";
import { Modal } from "antd";
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useMe } from "@/api/session";
import { foundOrdersQuery } from "@/features/workorders/api";
import { Icon, type IconName } from "@/ui/icons";
import { Kbd } from "@/ui/Kbd";
import styles from "./CommandPalette.module.css";
import { commands, places, sidePlaces } from "./features";

type Offer = { key: string; icon: IconName; word: string; hint?: string; path: string };

export function useCommandKey(onPress: () => void): void {
  const latest = useRef(onPress);
  latest.current = onPress;
  useEffect(() => {
    function onKey(event: globalThis.KeyboardEvent): void {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        latest.current();
      }
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

export function FindButton({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className={styles.find} onClick={onOpen}>
      <Icon name="search" size={14} />
      <span>{t("shell.find")}</span>
      <Kbd>/</Kbd>
    </button>
  );
}

function useOffers(words: string): Offer[] {
  const { t } = useTranslation();
  const me = useMe();
  const asked = useDeferredValue(words.trim());
  const { data: orders } = useQuery({ ...foundOrdersQuery(asked), enabled: asked.length > 0 });
  return useMemo(() => {
    const everywhere = [...commands, ...places, ...sidePlaces].filter((entry) => entry.isFor?.(me) ?? true);
    const ways = everywhere
      .map((entry) => ({
        key: `${entry.path} ${entry.word}`,
        icon: entry.icon,
        word: t(entry.word),
        path: entry.path,
      }))
      .filter((offer) => offer.word.toLowerCase().includes(asked.toLowerCase()));
    const found = (orders ?? []).map((order) => ({
      key: order.number,
      icon: "work" as const,
      word: order.title,
      hint: order.number,
      path: `/work-orders/${order.number}`,
    }));
    return [...found, ...ways].slice(0, 12);
  }, [asked, me, orders, t]);
}

/** Type to find an order or a place; the arrow keys choose, Enter goes there. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const offers = useOffers(words);
  const chosen = offers[Math.min(at, offers.length - 1)];
  function go(offer: Offer | undefined): void {
    if (offer) navigate(offer.path);
    else if (words.trim()) navigate(`/work/all?q=${encodeURIComponent(words.trim())}`);
    onClose();
  }
  function onKey(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      setAt((now) => (now + step + offers.length) % Math.max(offers.length, 1));
    }
    if (event.key === "Enter" && !event.nativeEvent.isComposing) go(chosen);
  }
  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      width={560}
      className={styles.palette}
      style={{ top: 96 }}
    >
      <div className={styles.input}>
        <Icon name="search" />
        <input
          autoFocus
          value={words}
          onChange={(event) => [setWords(event.target.value), setAt(0)]}
          onKeyDown={onKey}
          placeholder={t("shell.find_placeholder")}
          aria-label={t("shell.find")}
          role="combobox"
          aria-expanded
          aria-controls="offers"
          aria-activedescendant={chosen ? `offer-${offers.indexOf(chosen)}` : undefined}
        />
        <Kbd>Esc</Kbd>
      </div>
      <div id="offers" role="listbox" aria-label={t("shell.offers")} className={styles.offers}>
        {offers.map((offer, index) => (
          <div
            key={offer.key}
            id={`offer-${index}`}
            role="option"
            aria-selected={offer === chosen}
            className={`${styles.offer} ${offer === chosen ? styles.on : ""}`}
            onMouseMove={() => setAt(index)}
            onClick={() => go(offer)}
          >
            <Icon name={offer.icon} />
            <span>{offer.word}</span>
            {offer.hint && <em>{offer.hint}</em>}
          </div>
        ))}
        {offers.length === 0 && <p className={styles.none}>{t("shell.search_all", { words })}</p>}
      </div>
    </Modal>
  );
}
