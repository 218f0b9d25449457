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
import { formsQuery } from "../definitions";
import { NewFormAsk } from "../designer/page/NewFormAsk";

export default function FormsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const forms = useQuery(formsQuery);
  const placeOf = useApplicationNames();
  const [isBeginning, setBeginning] = useState(false);
  return (
    <Page
      title={t("forms.title")}
      count={forms.data?.length}
      acts={
        <Button kind="primary" icon="plus" onClick={() => setBeginning(true)}>
          {t("designer.new_form")}
        </Button>
      }
    >
      {forms.isError && <ErrorLine onRetry={() => void forms.refetch()}>{sentence(forms.error)}</ErrorLine>}
      <DefinitionList
        label={t("forms.title")}
        rows={forms.data ?? []}
        isLoading={forms.isPending}
        placeOf={placeOf}
        onOpen={(row) => void navigate(`/build/forms/${row.code}`)}
        empty={<NothingYet title={t("forms.empty")} fact={t("designer.empty_forms")} />}
      />
      {isBeginning && <NewFormAsk onClose={() => setBeginning(false)} />}
    </Page>
  );
}
