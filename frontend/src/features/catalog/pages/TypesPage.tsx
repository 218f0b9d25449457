import { useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useApplicationNames } from "@/api/choices";
import { sentence } from "@/api/problem";
import { NothingYet } from "@/features/accounts/components/NothingYet";
import { Button } from "@/ui/Button";
import { DefinitionList } from "@/ui/DefinitionList";
import { Page } from "@/ui/Page";
import { ErrorLine } from "@/ui/States";
import { typesQuery } from "../api";
import { NewType } from "../components/NewType";

/** Every kind of work order that can be filed, and the way to a new one. */
export default function TypesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const types = useQuery(typesQuery);
  const placeOf = useApplicationNames();
  const [isBeginning, setBeginning] = useState(false);
  const open = useCallback((code: string) => void navigate(`/build/types/${code}`), [navigate]);
  return (
    <Page
      title={t("types.title")}
      count={types.data?.length}
      acts={
        <Button kind="primary" icon="plus" onClick={() => setBeginning(true)}>
          {t("types.new")}
        </Button>
      }
    >
      {types.isError && <ErrorLine onRetry={() => void types.refetch()}>{sentence(types.error)}</ErrorLine>}
      <DefinitionList
        label={t("types.title")}
        rows={(types.data ?? []).map((row) => ({ ...row, has_draft: false }))}
        isLoading={types.isPending}
        placeOf={placeOf}
        onOpen={(row) => open(row.code)}
        empty={<NothingYet title={t("types.empty")} fact={t("types.empty_fact")} />}
      />
      {isBeginning && <NewType onClose={() => setBeginning(false)} onMade={open} />}
    </Page>
  );
}
