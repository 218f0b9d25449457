import { Checkbox, Dropdown, Popover } from "antd";
import { useTranslation } from "react-i18next";
import { IconButton } from "@/ui/Button";
import { COLUMNS, type ColumnKey, DENSITIES, type Density, GROUPINGS, type Listing, SORTS } from "../listing";
import styles from "./WorkList.module.css";

type ListToolsProps = {
  listing: Listing;
  onChange: (values: Record<string, string | null>) => void;
  columns: readonly ColumnKey[];
  onColumns: (columns: ColumnKey[]) => void;
  density: Density;
  onDensity: (density: Density) => void;
};

/** How the list is laid out: groups, order, columns, density. */
export function ListTools({ listing, onChange, columns, onColumns, density, onDensity }: ListToolsProps) {
  const { t } = useTranslation();
  const grouping = t(`group.${listing.grouping}`);
  return (
    <>
      <Dropdown
        trigger={["click"]}
        menu={{
          selectedKeys: [listing.grouping],
          items: GROUPINGS.map((key) => ({ key, label: t(`group.${key}`) })),
          onClick: ({ key }) => onChange({ group: key }),
        }}
      >
        <IconButton icon="group" label={t("work.grouped", { grouping })} />
      </Dropdown>
      <Dropdown
        trigger={["click"]}
        menu={{
          selectedKeys: [listing.sort],
          items: SORTS.map((key) => ({ key, label: t(`sort.${key}`) })),
          onClick: ({ key }) => onChange({ sort: key, group: null }),
        }}
      >
        <IconButton icon="sort" label={t("work.sorted", { sort: t(`sort.${listing.sort}`) })} />
      </Dropdown>
      <Popover
        trigger="click"
        placement="bottomRight"
        arrow={false}
        content={
          <Checkbox.Group
            className={styles.columns}
            value={[...columns]}
            options={COLUMNS.map((key) => ({ value: key, label: t(`column.${key}`) }))}
            onChange={(chosen) => onColumns(COLUMNS.filter((column) => chosen.includes(column)))}
          />
        }
      >
        <IconButton icon="columns" label={t("work.columns")} />
      </Popover>
      <Dropdown
        trigger={["click"]}
        menu={{
          selectedKeys: [density],
          items: DENSITIES.map((key) => ({ key, label: t(`density.${key}`) })),
          onClick: ({ key }) => onDensity(DENSITIES.find((candidate) => candidate === key) ?? "row"),
        }}
      >
        <IconButton icon="density" label={t("work.density")} />
      </Dropdown>
    </>
  );
}
