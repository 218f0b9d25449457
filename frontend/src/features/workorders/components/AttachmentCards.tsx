import { useTranslation } from "react-i18next";
import { fileAddress, previewAddress } from "@/features/files/api";
import { byteWords } from "@/lib/bytes";
import { Icon } from "@/ui/icons";
import styles from "./AttachmentCards.module.css";

/** What is needed to show a file; answers of different places carry more. */
export type ShownFile = {
  id: string;
  name: string;
  media_type: string;
  byte_size: number;
  has_preview: boolean;
};

/** Files hanging on what was said: a picture or a sign, the name, the size. */
export function AttachmentCards({ files, isNote }: { files: readonly ShownFile[]; isNote?: boolean }) {
  const { t } = useTranslation();
  if (files.length === 0) return null;
  return (
    <div className={styles.files}>
      {files.map((file) => (
        <a key={file.id} href={fileAddress(file.id)} target="_blank" rel="noreferrer" className={styles.file}>
          <span className={styles.thumb}>
            {file.has_preview ? (
              <img src={previewAddress(file.id)} alt="" loading="lazy" />
            ) : (
              <Icon
                name={
                  file.media_type.startsWith("image/")
                    ? "image"
                    : file.media_type.includes("csv")
                      ? "trend"
                      : "file"
                }
                size={20}
              />
            )}
          </span>
          <span className={styles.facts}>
            <span>{file.name}</span>
            <small>
              {byteWords(file.byte_size)}
              {isNote && ` · ${t("order.as_note")}`}
            </small>
          </span>
        </a>
      ))}
    </div>
  );
}
