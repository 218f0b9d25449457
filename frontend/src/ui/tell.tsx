import { App, Button } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

type Tellers = { error: (sentence: string) => void; done: (sentence: string, undo?: () => void) => void };

const silent: Tellers = { error: () => undefined, done: () => undefined };
let tellers: Tellers = silent;

/** Says something in passing: what was refused, or what was done and can be undone. */
export const tell: Tellers = {
  error: (sentence) => tellers.error(sentence),
  done: (sentence, undo) => tellers.done(sentence, undo),
};

/** Stands once inside Ant Design's App and lends it to everybody. */
export function Teller() {
  const { message } = App.useApp();
  const { t } = useTranslation();
  useEffect(() => {
    tellers = {
      error: (sentence) => void message.error(sentence, 6),
      done: (sentence, undo) => {
        const key = sentence;
        const back = undo && (
          <Button type="link" size="small" onClick={() => [undo(), message.destroy(key)]}>
            {t("ui.undo")}
          </Button>
        );
        void message.success({
          key,
          content: (
            <>
              {sentence} {back}
            </>
          ),
          duration: undo ? 8 : 3,
        });
      },
    };
    return () => {
      tellers = silent;
    };
  }, [message, t]);
  return null;
}
