import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Input } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { sentence } from "@/api/problem";
import { giveCode, meQuery } from "@/api/session";
import { Button } from "@/ui/Button";
import { useTitle } from "@/ui/Page";
import { ErrorLine } from "@/ui/States";
import styles from "../SignIn.module.css";
import { Frame } from "./Frame";
import { safeNext } from "./next";

/** The second step: a code from one's device, or one of the recovery codes. */
export default function CodePage() {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const entering = useEntering();
  useTitle(t("signin.code_title"));
  function submit(event: FormEvent): void {
    event.preventDefault();
    entering.mutate(code);
  }
  return (
    <Frame>
      <form className={styles.form} onSubmit={submit}>
        <h1>{t("signin.code_title")}</h1>
        <p className={styles.lead}>{t("signin.code_lead")}</p>
        {entering.isError && <ErrorLine>{sentence(entering.error)}</ErrorLine>}
        <label className={styles.label} htmlFor="code">
          {t("signin.code")}
        </label>
        <Input
          id="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          required
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <Button kind="primary" type="submit" className={styles.submit} isBusy={entering.isPending}>
          {t("signin.enter")}
        </Button>
        <p className={styles.label}>
          <Link to="/sign-in">{t("signin.back")}</Link>
        </p>
      </form>
    </Frame>
  );
}

function useEntering() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  return useMutation({
    mutationFn: giveCode,
    meta: { isQuiet: true },
    onSuccess: async () => {
      const next = safeNext(search.get("next"));
      if (next.startsWith("/portal")) {
        window.location.assign(next);
        return;
      }
      await queries.resetQueries({ queryKey: meQuery.queryKey });
      navigate(next, { replace: true });
    },
  });
}
