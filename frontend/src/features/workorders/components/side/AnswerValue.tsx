import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { create } from "@/api/client";
import { sentence } from "@/api/problem";
import type { components } from "@/api/schema.gen";
import { useText } from "@/lib/i18n";
import { IconButton } from "@/ui/Button";
import { tell } from "@/ui/tell";
import styles from "../Order.module.css";

type Answer = components["schemas"]["AnswerView"];

/** One answer in words; a sensitive one stays masked until somebody asks, which is recorded. */
export function AnswerValue({ number, answer }: { number: string; answer: Answer }) {
  const { t } = useTranslation();
  const text = useText();
  const revealing = useMutation({
    mutationFn: () =>
      create<{ value: unknown }>("/work-orders/{number}/reveals", {
        path: { number },
        body: { field: answer.code },
      }),
    onError: (error) => tell.error(sentence(error)),
  });
  const mayAsk = answer.is_masked && (answer.access === "read" || answer.access === "edit");
  const whole = revealing.data?.value;
  return (
    <span className={styles.answer}>
      {whole === undefined || whole === null ? text(answer.display) : String(whole)}
      {mayAsk && !revealing.isSuccess && (
        <IconButton
          icon="eye"
          isSmall
          label={t("fields.reveal")}
          disabled={revealing.isPending}
          onClick={() => revealing.mutate()}
        />
      )}
    </span>
  );
}
