import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useApplicationNames } from "@/api/choices";
import { sentence } from "@/api/problem";
import { DefinitionList } from "@/ui/DefinitionList";
import { Page } from "@/ui/Page";
import { ErrorLine } from "@/ui/States";
import { processesQuery } from "../api";

export default function ProcessesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const processes = useQuery(processesQuery);
  const placeOf = useApplicationNames();
  return (
    <Page title={t("processes.title")} count={processes.data?.length}>
      {processes.isError && (
        <ErrorLine onRetry={() => void processes.refetch()}>{sentence(processes.error)}</ErrorLine>
      )}
      <DefinitionList
        label={t("processes.title")}
        rows={processes.data ?? []}
        isLoading={processes.isPending}
        placeOf={placeOf}
        onOpen={(row) => void navigate(`/build/processes/${row.code}`)}
        empty={{ title: t("processes.empty"), fact: t("processes.empty_fact") }}
      />
    </Page>
  );
}
