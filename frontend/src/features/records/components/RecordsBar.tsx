import { useQuery } from "@tanstack/react-query";
import { Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useAct } from "@/api/changing";
import { useMay } from "@/api/session";
import { useText } from "@/lib/i18n";
import { useIsPhone } from "@/lib/media";
import { Button, IconButton } from "@/ui/Button";
import { Icon } from "@/ui/icons";
import { Bar, Grow } from "@/ui/Page";
import { Segments } from "@/ui/Segments";
import { exportAddress, FORMATS, newestContent, publishType, typesQuery } from "../api";
import { askedOf, LOOKS, type Look } from "../listing";
import { looksFor } from "../looks";
import { BeginImport } from "./BeginImport";
import { IndexPanel } from "./IndexPanel";
import { KeepView } from "./KeepView";
import type { PaneProps } from "./panes";
import styles from "./Records.module.css";
import { LOOK_ICONS } from "./ViewsOfType";

type RecordsBarProps = PaneProps & { name: string; count: string };

/** Which records these are, how many, how they are shown, and what to do from here. */
export function RecordsBar(props: RecordsBarProps) {
  const { page, columns, listing, search, onChange, name, count } = props;
  const { t } = useTranslation();
  const text = useText();
  const isPhone = useIsPhone();
  const [isKeeping, setKeeping] = useState(false);
  const looks = looksFor(columns);
  const mayWrite = page.level === "edit" || page.level === "delete";
  return (
    <Bar>
      {name !== text(page.name) && !isPhone && <span className={styles.crumb}>{text(page.name)} /</span>}
      <h1 className={styles.barTitle}>{name}</h1>
      <span className={styles.count}>{count}</span>
      <IconButton icon="star" label={t("work.keep_view")} onClick={() => setKeeping(true)} />
      <Grow />
      {!isPhone && looks.length > 1 && (
        <Segments<Look>
          label={t("work.shown_as")}
          isCompact
          value={listing.look}
          onChange={(look) => onChange(shownAs(look))}
          segments={LOOKS.filter((look) => looks.includes(look)).map((look) => ({
            value: look,
            label: t(`records.look_${look}`),
            icon: LOOK_ICONS[look],
          }))}
        />
      )}
      <MoreActs {...props} />
      {mayWrite && (
        <Link to={`${props.address}/new`}>
          <Button kind="primary" icon="plus" tabIndex={-1}>
            {t(isPhone ? "records.new_short" : "records.new")}
          </Button>
        </Link>
      )}
      {isKeeping && <KeepView code={page.code} search={search} onClose={() => setKeeping(false)} />}
    </Bar>
  );
}

function shownAs(look: Look): Record<string, string | null> {
  return { as: look === "grid" ? null : look, by: null, until: null, of: null };
}

function MoreActs({ page, listing, columns, layout, title, onChange }: RecordsBarProps) {
  const { t } = useTranslation();
  const may = useMay();
  const isPhone = useIsPhone();
  const [open, setOpen] = useState<"import" | "speed" | null>(null);
  const mayWrite = page.level === "edit" || page.level === "delete";
  const renewing = useAct(
    async () => publishType(page.code, await newestContent(page.code)),
    [
      ["record-type", page.code],
      ["records", page.code],
    ],
  );
  const { data: types = [] } = useQuery(typesQuery);
  const form = types.find(({ code }) => code === page.code)?.form ?? page.code;
  const shown = [title.code, ...layout.columns.map(({ code }) => code)];
  const codes = columns.filter(({ code, isOwn }) => !isOwn && shown.includes(code)).map(({ code }) => code);
  const looks = looksFor(columns);
  const ways = LOOKS.filter((look) => isPhone && looks.length > 1 && looks.includes(look));
  const items = [
    ...ways.map((look) => ({
      key: look,
      icon: <Icon name={LOOK_ICONS[look]} />,
      label: t(`records.look_${look}`),
      onClick: () => onChange(shownAs(look)),
    })),
    ...(ways.length > 0 ? [{ key: "ways", type: "divider" as const }] : []),
    ...FORMATS.map((format) => ({
      key: format,
      label: (
        <a href={exportAddress(page.code, askedOf(listing), { columns: codes, format })} download>
          {t(`records.export_${format}`)}
        </a>
      ),
    })),
    ...(mayWrite ? [{ key: "import", label: t("records.import"), onClick: () => setOpen("import") }] : []),
    ...(page.level === "delete"
      ? [{ key: "bin", label: <Link to={`/data/${page.code}/bin`}>{t("records.bin")}</Link> }]
      : []),
    ...(may("define")
      ? [
          { key: "split", type: "divider" as const },
          {
            key: "settings",
            label: <Link to={`/data/${page.code}/settings`}>{t("records.settings")}</Link>,
          },
          { key: "form", label: <Link to={`/build/forms/${form}`}>{t("records.change_form")}</Link> },
          { key: "speed", label: t("records.speed"), onClick: () => setOpen("speed") },
          { key: "renew", label: t("records.refresh_type"), onClick: () => renewing.mutate(undefined) },
        ]
      : []),
  ];
  return (
    <>
      <Dropdown trigger={["click"]} menu={{ items }}>
        <IconButton icon="more" label={t("work.more")} />
      </Dropdown>
      {open === "import" && <BeginImport page={page} onClose={() => setOpen(null)} />}
      {open === "speed" && <IndexPanel page={page} form={form} onClose={() => setOpen(null)} />}
    </>
  );
}
