import { Checkbox, Input, Popover, Radio } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { PersonSelect } from "@/features/accounts/components/PersonSelect";
import { Button } from "@/ui/Button";
import { AddChip, FilterChip } from "@/ui/FilterChip";
import { Icon } from "@/ui/icons";
import { FILTERS, type FilterKey, type Listing } from "../listing";
import styles from "./FilterBar.module.css";
import { MULTIPLE, useChoices, useValueWords } from "./useFilterWords";

type Change = (values: Record<string, string | null>) => void;
type FilterBarProps = { listing: Listing; onChange: Change; children?: ReactNode };

/** The conditions of the list, each a sentence that can be changed or taken away. */
export function FilterBar({ listing, onChange, children }: FilterBarProps) {
  const { t } = useTranslation();
  const set = FILTERS.filter((key) => listing.filters[key] !== undefined);
  return (
    <div className={styles.bar}>
      <div className={styles.chips}>
        {listing.words && (
          <FilterChip label={t("filter.words")} onRemove={() => onChange({ q: null })}>
            “{listing.words}”
          </FilterChip>
        )}
        {set.map((key) => (
          <SetFilter key={key} filter={key} value={listing.filters[key] ?? ""} onChange={onChange} />
        ))}
        <AddFilter listing={listing} onChange={onChange} />
        {set.length > 1 && (
          <Button
            kind="text"
            size="s"
            onClick={() => onChange(Object.fromEntries([...set, "q"].map((key) => [key, null])))}
          >
            {t("filter.clear")}
          </Button>
        )}
      </div>
      {children}
    </div>
  );
}

function SetFilter({ filter, value, onChange }: { filter: FilterKey; value: string; onChange: Change }) {
  const { t } = useTranslation();
  const words = useValueWords(filter, value);
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      open={isOpen}
      onOpenChange={(open) => !open && setOpen(false)}
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      destroyOnHidden
      content={<FilterValues filter={filter} value={value} onChange={onChange} />}
    >
      <span>
        <FilterChip
          label={t("filter.is", { filter: t(`filter.${filter}`) })}
          onEdit={() => setOpen(true)}
          onRemove={() => onChange({ [filter]: null })}
        >
          {words}
        </FilterChip>
      </span>
    </Popover>
  );
}

function AddFilter({ listing, onChange }: { listing: Listing; onChange: Change }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [filter, setFilter] = useState<FilterKey | null>(null);
  function toggle(open: boolean): void {
    setOpen(open);
    setFilter(null);
  }
  return (
    <Popover
      open={isOpen}
      onOpenChange={toggle}
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      destroyOnHidden
      content={
        filter ? (
          <FilterValues
            filter={filter}
            value={listing.filters[filter] ?? ""}
            onChange={onChange}
            onBack={() => setFilter(null)}
            onDone={() => toggle(false)}
          />
        ) : (
          <FilterList onPick={setFilter} onWords={(q) => [onChange({ q }), toggle(false)]} />
        )
      }
    >
      <AddChip>{t("filter.add")}</AddChip>
    </Popover>
  );
}

function FilterList({
  onPick,
  onWords,
}: {
  onPick: (key: FilterKey) => void;
  onWords: (words: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className={styles.list}>
      <Input.Search
        autoFocus
        placeholder={t("filter.words_placeholder")}
        onSearch={(words) => words && onWords(words)}
      />
      {FILTERS.map((key) => (
        <button key={key} type="button" onClick={() => onPick(key)}>
          {t(`filter.${key}`)}
          <Icon name="right" size={12} />
        </button>
      ))}
    </div>
  );
}

type FilterValuesProps = {
  filter: FilterKey;
  value: string;
  onChange: Change;
  onBack?: () => void;
  onDone?: () => void;
};

function FilterValues({ filter, value, onChange, onBack, onDone }: FilterValuesProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.values}>
      <header>
        {onBack && <Button kind="text" size="s" icon="back" aria-label={t("filter.back")} onClick={onBack} />}
        <b>{t(`filter.${filter}`)}</b>
      </header>
      <ValueInput
        filter={filter}
        value={value}
        onChange={(next) => onChange({ [filter]: next || null })}
        onDone={onDone}
      />
    </div>
  );
}

type ValueInputProps = {
  filter: FilterKey;
  value: string;
  onChange: (value: string) => void;
  onDone?: () => void;
};

function ValueInput({ filter, value, onChange, onDone }: ValueInputProps) {
  const { t } = useTranslation();
  const choices = useChoices(filter);
  if (filter === "assignee" || filter === "requester") {
    return (
      <>
        <PersonSelect
          autoFocus
          value={null}
          label={t(`filter.${filter}`)}
          onChange={(person) => [onChange(person ? String(person.id) : ""), onDone?.()]}
        />
        {filter === "assignee" && (
          <Button kind="text" size="s" onClick={() => [onChange("none"), onDone?.()]}>
            {t("ui.nobody")}
          </Button>
        )}
      </>
    );
  }
  if (filter === "created_from" || filter === "created_to") {
    return (
      <Input
        type="date"
        autoFocus
        aria-label={t(`filter.${filter}`)}
        value={value.slice(0, 10)}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  if (!choices) {
    return (
      <Input.Search
        autoFocus
        aria-label={t(`filter.${filter}`)}
        defaultValue={value}
        onSearch={(text) => [onChange(text), onDone?.()]}
      />
    );
  }
  if (MULTIPLE.has(filter)) {
    return (
      <Checkbox.Group
        className={styles.choices}
        options={choices}
        value={value ? value.split(",") : []}
        onChange={(chosen) => onChange(chosen.join(","))}
      />
    );
  }
  return (
    <Radio.Group
      className={styles.choices}
      options={choices}
      value={value}
      onChange={(event) => [onChange(String(event.target.value)), onDone?.()]}
    />
  );
}
