import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { sentence } from "@/api/problem";
import { FileTiles } from "@/features/files/components/FileTiles";
import { LineIcon } from "@/ui/LineIcon";
import { useKept } from "../useKept";

interface ComposerProps {
  /** Under which name unfinished words are kept on this device. */
  keptAs: string;
  called?: string;
  isSending: boolean;
  error: unknown;
  withFiles?: boolean;
  onSend: (body: string, attachmentIds: string[], onSent: () => void) => void;
}

/** One line to say something, with the camera beside it; what is typed stays until it is sent. */
export function Composer({ keptAs, called, isSending, error, withFiles = true, onSend }: ComposerProps) {
  const { t } = useTranslation();
  const id = useId();
  const [words, setWords] = useKept(`words.${keptAs}`, "");
  const [files, setFiles] = useState<string[]>([]);
  const [isAttaching, setAttaching] = useState(false);
  const isEmpty = words.trim() === "" && files.length === 0;
  const send = () => {
    if (isEmpty || isSending) return;
    onSend(words.trim(), files, () => {
      setWords("");
      setFiles([]);
      setAttaching(false);
    });
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
  };
  const label = called ? t("portal.talk.say_to", { called }) : t("portal.talk.say");
  return (
    <form
      className="dock dock-composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {error !== null && error !== undefined && (
        <p className="composer-problem" role="alert">
          {sentence(error)}
        </p>
      )}
      {isAttaching && (
        <div className="composer-files">
          <FileTiles
            small
            ids={files}
            onAdd={(file) => setFiles((all) => [...all, file.id])}
            onRemove={(removed) => setFiles((all) => all.filter((other) => other !== removed))}
          />
        </div>
      )}
      <div className="composer">
        {withFiles && (
          <button
            type="button"
            className="icon-btn ink-accent"
            aria-expanded={isAttaching}
            aria-label={t("portal.talk.attach")}
            onClick={() => setAttaching((shown) => !shown)}
          >
            <LineIcon name="camera" size={24} />
          </button>
        )}
        <textarea
          id={id}
          rows={1}
          aria-label={label}
          placeholder={label}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button
          type="submit"
          className="icon-btn composer-send"
          disabled={isEmpty || isSending}
          aria-label={t("portal.talk.send")}
        >
          <LineIcon name="send" />
        </button>
      </div>
    </form>
  );
}
