import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useText } from "@/lib/i18n";
import { textOf } from "../components/box";
import { branchesAlong, Levels } from "../components/Levels";
import type { Answer, Branch, FieldDisplayProps, FieldInputProps } from "../definition";
import { useOutside } from "../outside";
import { isObject } from "../readings";
import { provinces } from "../regions";

export function Input({ field, id, value, onChange, invalid, describedBy }: FieldInputProps) {
  const { t } = useTranslation();
  const tree = useRegions();
  const { region, detail } = partsOf(value);
  const keep = (next: { region: string[]; detail: string }) =>
    onChange(
      next.region.length === 0 && !next.detail
        ? null
        : { ...(isObject(value) ? value : {}), region: next.region, detail: next.detail },
    );
  return (
    <div className="address">
      <Levels
        id={id}
        tree={tree}
        path={region}
        depth={field.levels ?? 3}
        labels={[t("fields.province"), t("fields.city"), t("fields.district")]}
        onChange={(path) => keep({ region: path, detail })}
        invalid={invalid}
        describedBy={describedBy}
      />
      {field.detail !== false && (
        <input
          id={`${id}-detail`}
          className="field-box"
          autoComplete="street-address"
          aria-label={t("fields.address_detail")}
          placeholder={t("fields.address_detail")}
          value={detail}
          onChange={(event) => keep({ region, detail: event.target.value })}
          aria-invalid={invalid}
          aria-describedby={describedBy}
        />
      )}
    </div>
  );
}

export function Display({ value, display }: FieldDisplayProps) {
  return <span>{useWords(value, display)}</span>;
}

export function Cell({ value, display }: FieldDisplayProps) {
  return <span className="cell">{useWords(value, display)}</span>;
}

function useWords(value: Answer, display: string | null | undefined): string {
  const text = useText();
  const tree = useRegions(!display && value !== null);
  if (display || value === null) return display ?? "";
  const { region, detail } = partsOf(value);
  const branches = branchesAlong(tree, region);
  return [...region.map((key, index) => text(branches[index]?.label) || key), detail]
    .filter(Boolean)
    .join(" ");
}

function useRegions(isNeeded = true): Branch[] {
  const { regions } = useOutside();
  const { data } = useQuery({
    queryKey: ["forms", "regions"],
    queryFn: () => regions?.() ?? [],
    enabled: isNeeded && regions !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? provinces;
}

function partsOf(value: Answer): { region: string[]; detail: string } {
  if (!isObject(value)) return { region: [], detail: "" };
  const region = Array.isArray(value.region) ? value.region.map(textOf) : [];
  return { region, detail: textOf(value.detail) };
}
