import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { applicationsQuery, ORGANIZATION } from "@/api/choices";
import { type Me, useMe } from "@/api/session";
import { useText } from "@/lib/i18n";
import { useKept } from "@/lib/kept";

const KEY = "gongdan.build.application";

/** The applications a person may build; the organization's own only with a grant for everything. */
export function buildable(me: Me, codes: readonly string[]): string[] {
  const everywhere =
    me.is_administrator ||
    me.grants.some((grant) => grant.application === "" && grant.permissions.includes("define"));
  if (everywhere) return [ORGANIZATION, ...codes];
  return codes.filter((code) =>
    me.grants.some((grant) => grant.application === code && grant.permissions.includes("define")),
  );
}

/** Which application is being built: in the address, else the one built last. */
export function useApplication(): { application: string | null; choose: (code: string) => void } {
  const me = useMe();
  const { data } = useQuery(applicationsQuery);
  const [search, setSearch] = useSearchParams();
  const [kept, keep] = useKept<string>(KEY, "");
  const codes = data
    ? buildable(
        me,
        data.map((one) => one.code),
      )
    : null;
  const asked = search.get("app") ?? kept;
  const application = codes === null ? null : codes.includes(asked) ? asked : firstOf(codes);
  function choose(code: string): void {
    keep(code);
    setSearch({ app: code }, { replace: true });
  }
  return { application, choose };
}

/** Begin where there is something to see: an application before the organization's own. */
function firstOf(codes: readonly string[]): string | null {
  return codes.find((code) => code !== ORGANIZATION) ?? codes[0] ?? null;
}

type ApplicationSelectProps = {
  application: string | null;
  onChange: (code: string) => void;
  isDisabled?: boolean;
};

export function ApplicationSelect({ application, onChange, isDisabled }: ApplicationSelectProps) {
  const { t } = useTranslation();
  const text = useText();
  const me = useMe();
  const { data = [] } = useQuery(applicationsQuery);
  const nameOf = (code: string) =>
    code === ORGANIZATION ? t("build.organization") : text(data.find((one) => one.code === code)?.name);
  if (application === null && data.length === 0) return null;
  return (
    <Select<string>
      aria-label={t("build.application")}
      value={application ?? undefined}
      disabled={isDisabled}
      onChange={onChange}
      style={{ minWidth: 140 }}
      options={buildable(
        me,
        data.map((one) => one.code),
      ).map((code) => ({ value: code, label: nameOf(code) }))}
    />
  );
}
