import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useApplicationNames } from "@/api/choices";
import { sentence } from "@/api/problem";
import { NothingYet } from "@/features/accounts/components/NothingYet";
import { Button } from "@/ui/Button";
import { DefinitionList } from "@/ui/DefinitionList";
import { Page } from "@/ui/Page";
import { ErrorLine } from "@/ui/States";
import { processesQuery } from "../api";
import { NewProcessAsk } from "../designer/page/NewProcessAsk";

export default function ProcessesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const processes = useQuery(processesQuery);
  const placeOf = useApplicationNames();
  const [isBeginning, setBeginning] = useState(false);
  return (
    <Page
      title={t("processes.title")}
      count={processes.data?.length}
      acts={
        <Button kind="primary" icon="plus" onClick={() => setBeginning(true)}>
          {t("process.new")}
        </Button>
      }
    >
      {processes.isError && (
        <ErrorLine onRetry={() => void processes.refetch()}>{sentence(processes.error)}</ErrorLine>
      )}
      <DefinitionList
        label={t("processes.title")}
        rows={processes.data ?? []}
        isLoading={processes.isPending}
        placeOf={placeOf}
        onOpen={(row) => void navigate(`/build/processes/${row.code}`)}
        empty={<NothingYet title={t("processes.empty")} fact={t("processes.empty_fact")} />}
      />
      {isBeginning && <NewProcessAsk onClose={() => setBeginning(false)} />}
    </Page>
  );
}
