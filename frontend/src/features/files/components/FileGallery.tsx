import { LineIcon } from "@/ui/LineIcon";
import type { StoredFile } from "../api";
import "./files.css";

/** Files somebody sent: pictures as pictures, the rest by name and size. */
export function FileGallery({ files }: { files: StoredFile[] }) {
  return (
    <div className="gallery">
      {files.map((file) => (
        <a
          key={file.id}
          href={file.url}
          target="_blank"
          rel="noreferrer"
          className={file.is_image ? "gallery-picture" : "gallery-file"}
        >
          {file.is_image ? (
            <img src={file.preview_url ?? file.url} alt={file.name} loading="lazy" />
          ) : (
            <>
              <LineIcon name="file" />
              <span>{file.name}</span>
              <small>{sizeInWords(file.byte_size)}</small>
            </>
          )}
        </a>
      ))}
    </div>
  );
}

export function sizeInWords(bytes: number): string {
  if (bytes < 1024 * 1024) {
    return `${Math.max(1, Math.round(bytes / 1024))} kB`;
  }
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
