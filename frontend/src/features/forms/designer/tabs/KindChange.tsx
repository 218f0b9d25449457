import { Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/Button";
import { become, becomes } from "../changing";
import type { DesignField } from "../content";
import { useDesigning } from "../context";
import { lastingOf } from "../difference";
import { newFieldId } from "../identity";
import { paletteEntries } from "../palette";
import { useKindNames } from "../useKindNames";

/** Another kind for a field that holds already; where answers must be copied, a new field takes its place. */
export function KindChange({ field }: { field: DesignField }) {
  const { t } = useTranslation();
  const names = useKindNames();
  const { store, published, isReadOnly } = useDesigning();
  const isKnown = lastingOf(published).ids.has(field.id);
  const offered = becomes(field.kind);
  if (isReadOnly || !isKnown || offered.length === 0) return null;
  function change(kind: string): void {
    const way = offered.find((one) => one.kind === kind)?.way;
    if (way === "in_place") {
      store.set([field.id], "kind", kind);
      return;
    }
    const settings = paletteEntries().find(({ key }) => key === kind)?.settings ?? {};
    const { content } = store.get();
    const next = become(field, kind, structuredClone(settings), newFieldId());
    const fields = content.fields.map((one) => (one.id === field.id ? next : one));
    store.setForm({ fields }, `kind:${field.id}`);
    store.select([next.id]);
  }
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: offered.map(({ kind, way }) => ({
          key: kind,
          label: way === "in_place" ? names.said(kind) : t("designer.by_copying", { kind: names.said(kind) }),
        })),
        onClick: ({ key }) => change(key),
        style: { maxHeight: 320, overflow: "auto" },
      }}
    >
      <Button size="s" icon="swap">
        {t("designer.change_kind")}
      </Button>
    </Dropdown>
  );
}
