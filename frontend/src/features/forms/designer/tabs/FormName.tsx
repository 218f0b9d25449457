import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { OwnName } from "@/ui/designing/OwnName";
import { Row } from "@/ui/designing/Row";
import { Code } from "@/ui/Mark";
import { formQuery } from "../../definitions";
import { useRenameForm } from "../api";
import { useDesigning } from "../context";

/** What the form is called, and its code for good. */
export function FormName() {
  const { t } = useTranslation();
  const { form, isReadOnly } = useDesigning();
  const { data } = useQuery(formQuery(form.code));
  return (
    <>
      <OwnName
        label={t("designer.setting.form_name")}
        name={data?.name ?? {}}
        isReadOnly={isReadOnly}
        rename={useRenameForm(form.code)}
      />
      <Row label={t("designer.setting.form_code")}>{() => <Code>{form.code}</Code>}</Row>
    </>
  );
}
