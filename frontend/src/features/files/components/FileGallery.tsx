import { LineIcon } from "@/ui/LineIcon";
import { fileAddress, previewAddress, type StoredFile } from "../api";
import "./files.css";

interface FileGalleryProps {
  files: StoredFile[];
  /** Whoever only holds a link reads the names; the files are for people who are signed in. */
  isOpenable?: boolean;
}

/** Files somebody sent: pictures as pictures, the rest by name and size. */
export function FileGallery({ files, isOpenable = true }: FileGalleryProps) {
  return (
    <div className="gallery">
      {files.map((file) =>
        isOpenable ? <Openable key={file.id} file={file} /> : <Named key={file.id} file={file} />,
      )}
    </div>
  );
}

function Openable({ file }: { file: StoredFile }) {
  if (file.has_preview) {
    return (
      <a
        href={`${previewAddress(file.id)}?edge=1600`}
        target="_blank"
        rel="noreferrer"
        className="gallery-picture"
      >
        <img src={previewAddress(file.id)} alt={file.name} loading="lazy" />
      </a>
    );
  }
  return (
    <a href={fileAddress(file.id)} className="gallery-file">
      <FileName file={file} />
    </a>
  );
}

function Named({ file }: { file: StoredFile }) {
  return (
    <span className="gallery-file">
      <FileName file={file} />
    </span>
  );
}

function FileName({ file }: { file: StoredFile }) {
  return (
    <>
      <LineIcon name="file" />
      <span>{file.name}</span>
      <small>{sizeInWords(file.byte_size)}</small>
    </>
  );
}

export function sizeInWords(bytes: number): string {
  if (bytes < 1024 * 1024) {
    return `${Math.max(1, Math.round(bytes / 1024))} kB`;
  }
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
