import { useQuery } from "@tanstack/react-query";
import { InputNumber, Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { teamsQuery } from "@/api/choices";
import { rolesQuery } from "@/features/accounts/api";
import { useText } from "@/lib/i18n";
import styles from "@/ui/designing/Editors.module.css";
import { departmentsQuery } from "../../api";
import type { EditorProps } from "./simple";
import { useFieldChoices } from "./useFieldChoices";

type People = {
  departments?: number[];
  teams?: string[];
  roles?: string[];
  department_field?: string;
  on_shift?: boolean;
};

/** Which people may be chosen: everybody, or those of some departments, teams, roles, and on shift. */
export function PeopleEditor({ id, field, value, onChange, isDisabled }: EditorProps<"people">) {
  const { t } = useTranslation();
  const text = useText();
  const { data: departments = [] } = useQuery(departmentsQuery);
  const { data: teams = [] } = useQuery(teamsQuery);
  const { data: roles = [] } = useQuery(rolesQuery);
  const fields = useFieldChoices(field, DEPARTMENTS);
  const within = (value ?? {}) as People;
  const set = (change: Partial<People>) => {
    const next = Object.entries({ ...within, ...change }).filter(
      ([, one]) => one !== undefined && one !== false && !(Array.isArray(one) && one.length === 0),
    );
    onChange(next.length > 0 ? Object.fromEntries(next) : undefined);
  };
  const shared = { disabled: isDisabled, allowClear: true, placeholder: t("designer.within.everybody") };
  return (
    <div className={styles.stack}>
      <Select<number[]>
        id={id}
        {...shared}
        mode="multiple"
        aria-label={t("designer.within.departments")}
        placeholder={t("designer.within.departments")}
        showSearch={{ optionFilterProp: "label" }}
        value={within.departments ?? []}
        options={departments.map((one) => ({ value: one.id, label: text(one.name) }))}
        onChange={(next) => set({ departments: next })}
      />
      <Select<string[]>
        {...shared}
        mode="multiple"
        aria-label={t("designer.within.teams")}
        placeholder={t("designer.within.teams")}
        showSearch={{ optionFilterProp: "label" }}
        value={within.teams ?? []}
        options={teams.map((one) => ({ value: one.code, label: text(one.name) }))}
        onChange={(next) => set({ teams: next })}
      />
      <Select<string[]>
        {...shared}
        mode="multiple"
        aria-label={t("designer.within.roles")}
        placeholder={t("designer.within.roles")}
        showSearch={{ optionFilterProp: "label" }}
        value={within.roles ?? []}
        options={roles.map((one) => ({ value: one.key, label: text(one.name) }))}
        onChange={(next) => set({ roles: next })}
      />
      {fields.length > 0 && (
        <Select<string>
          {...shared}
          aria-label={t("designer.within.department_field")}
          placeholder={t("designer.within.department_field")}
          value={within.department_field}
          options={fields.map(({ value: code, label }) => ({ value: code, label }))}
          onChange={(next?: string) => set({ department_field: next })}
        />
      )}
      <div className={styles.inline}>
        <label htmlFor={`${id}-shift`}>{t("designer.within.on_shift")}</label>
        <Switch
          id={`${id}-shift`}
          size="small"
          disabled={isDisabled}
          checked={within.on_shift ?? false}
          onChange={(next) => set({ on_shift: next })}
        />
      </div>
    </div>
  );
}

const DEPARTMENTS = ["department"];

/** Which departments may be chosen: all, or those below one. */
export function DepartmentsEditor({ id, value, onChange, isDisabled }: EditorProps<"departments">) {
  const { t } = useTranslation();
  const text = useText();
  const { data = [] } = useQuery(departmentsQuery);
  const { below } = (value ?? {}) as { below?: number };
  return (
    <Select<number>
      id={id}
      allowClear
      disabled={isDisabled}
      placeholder={t("designer.within.every_department")}
      showSearch={{ optionFilterProp: "label" }}
      value={below}
      options={data.map((one) => ({
        value: one.id,
        label: t("designer.within.below", { name: text(one.name) }),
      }))}
      onChange={(next?: number) => onChange(next === undefined ? undefined : { below: next })}
    />
  );
}

type Fence = { lat: number; lng: number; meters: number };
const BEGIN: Fence = { lat: 0, lng: 0, meters: 200 };

/** Where one has to be: a point and how far around it. */
export function FenceEditor({ id, value, onChange, isDisabled }: EditorProps<"fence">) {
  const { t } = useTranslation();
  const fence = (value ?? null) as Fence | null;
  const set = (change: Partial<Fence>) => onChange({ ...BEGIN, ...fence, ...change });
  const here = () =>
    navigator.geolocation?.getCurrentPosition(({ coords }) =>
      set({ lat: Number(coords.latitude.toFixed(6)), lng: Number(coords.longitude.toFixed(6)) }),
    );
  return (
    <div className={styles.stack}>
      <div className={styles.inline}>
        <label htmlFor={id}>{t("designer.fence.on")}</label>
        <Switch
          id={id}
          size="small"
          disabled={isDisabled}
          checked={fence !== null}
          onChange={(isOn) => onChange(isOn ? BEGIN : undefined)}
        />
      </div>
      {fence && (
        <>
          <div className={styles.pair}>
            <InputNumber<number>
              aria-label={t("designer.fence.lat")}
              prefix={t("designer.fence.lat")}
              controls={false}
              min={-90}
              max={90}
              value={fence.lat}
              disabled={isDisabled}
              onChange={(lat) => set({ lat: lat ?? 0 })}
            />
            <InputNumber<number>
              aria-label={t("designer.fence.lng")}
              prefix={t("designer.fence.lng")}
              controls={false}
              min={-180}
              max={180}
              value={fence.lng}
              disabled={isDisabled}
              onChange={(lng) => set({ lng: lng ?? 0 })}
            />
          </div>
          <div className={styles.pair}>
            <InputNumber<number>
              aria-label={t("designer.fence.meters")}
              suffix={t("designer.fence.meters")}
              precision={0}
              min={10}
              max={100_000}
              value={fence.meters}
              disabled={isDisabled}
              onChange={(meters) => set({ meters: meters ?? 200 })}
            />
            <button type="button" className={styles.link} onClick={here}>
              {t("designer.fence.here")}
            </button>
          </div>
        </>
      )}
    </div>
  );
}
