import { useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { LineIcon } from "@/ui/LineIcon";
import { previewAddress, type StoredFile } from "../api";
import { type Sending, useSending } from "../useSending";
import "./files.css";

interface FileTilesProps {
  ids: string[];
  onAdd: (file: StoredFile) => void;
  onRemove: (id: string) => void;
  /** Told how many are still on their way. */
  onUnderway?: (count: number) => void;
  max?: number;
  /** Endings of file names that are taken; all when left out. */
  extensions?: string[];
  /** What the browser offers to choose, such as `image/*`; the endings when left out. */
  accept?: string;
  /** Only what is photographed or filmed now, nothing from the album. */
  isCameraOnly?: boolean;
  /** What the tile to press says. */
  words?: string;
  /** Makes a file smaller or marks it before it goes. */
  prepare?: (file: File) => Promise<File>;
  small?: boolean;
  describedBy?: string;
  id?: string;
}

type Known = Record<string, { name: string; picture: string | null; isImage: boolean }>;

/** Photographs and files to send along: the camera opens first on a phone, and sending starts at once. */
export function FileTiles({
  ids,
  onAdd,
  onRemove,
  onUnderway,
  max = 9,
  extensions,
  accept = extensions?.map((ending) => `.${ending}`).join(","),
  isCameraOnly,
  prepare,
  words,
  small,
  describedBy,
  id,
}: FileTilesProps) {
  const [known, setKnown] = useState<Known>({});
  const { sendings, add, forget, send } = useSending((file, picture) => {
    setKnown((all) => ({ ...all, [file.id]: { name: file.name, picture, isImage: file.has_preview } }));
    onAdd(file);
  }, prepare);
  const underway = sendings.filter(({ state }) => state !== "refused").length;
  useEffect(() => onUnderway?.(underway), [onUnderway, underway]);
  const room = max - ids.length - sendings.length;
  return (
    <div className={small ? "tiles tiles-small" : "tiles"} id={id} tabIndex={-1}>
      {ids.map((fileId) => (
        <StoredTile key={fileId} id={fileId} known={known[fileId]} onRemove={() => onRemove(fileId)} />
      ))}
      {sendings.map((one) => (
        <SendingTile
          key={one.key}
          sending={one}
          onRemove={() => forget(one.key)}
          onRetry={() => void send(one)}
        />
      ))}
      {room > 0 && (
        <AddTile
          onFiles={(files) => add(files.slice(0, room))}
          accept={accept}
          isCameraOnly={isCameraOnly}
          words={words}
          describedBy={describedBy}
        />
      )}
    </div>
  );
}

interface AddTileProps {
  onFiles: (files: File[]) => void;
  accept?: string;
  isCameraOnly?: boolean;
  words?: string;
  describedBy?: string;
}

function AddTile({ onFiles, accept, isCameraOnly, words, describedBy }: AddTileProps) {
  const { t } = useTranslation();
  const inputId = useId();
  const hasCamera = window.matchMedia("(pointer: coarse)").matches;
  const isFilm = accept?.startsWith("video/") === true;
  const filmed = isFilm ? "video/*" : "image/*";
  const cameraWords = t(isFilm ? "files.film" : "files.camera");
  if (isCameraOnly) {
    return (
      <PickTile
        id={inputId}
        icon="camera"
        label={cameraWords}
        accept={filmed}
        isCamera
        onFiles={onFiles}
        describedBy={describedBy}
      />
    );
  }
  return (
    <>
      {hasCamera && (
        <PickTile
          id={`${inputId}c`}
          icon="camera"
          label={cameraWords}
          accept={filmed}
          isCamera
          onFiles={onFiles}
        />
      )}
      <PickTile
        id={inputId}
        icon={hasCamera ? "file" : "camera"}
        label={words ?? t(hasCamera ? "files.choose" : "files.add")}
        accept={accept}
        onFiles={onFiles}
        describedBy={describedBy}
      />
    </>
  );
}

interface PickTileProps {
  id: string;
  icon: "camera" | "file";
  label: string;
  accept?: string;
  isCamera?: boolean;
  onFiles: (files: File[]) => void;
  describedBy?: string;
}

function PickTile({ id, icon, label, accept, isCamera, onFiles, describedBy }: PickTileProps) {
  return (
    <label className="tile tile-add" htmlFor={id}>
      <LineIcon name={icon} size={28} />
      <span>{label}</span>
      <input
        id={id}
        type="file"
        className="sr-only"
        accept={accept}
        capture={isCamera ? "environment" : undefined}
        multiple
        aria-describedby={describedBy}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </label>
  );
}

interface StoredTileProps {
  id: string;
  known: Known[string] | undefined;
  onRemove: () => void;
}

function StoredTile({ id, known, onRemove }: StoredTileProps) {
  const { t } = useTranslation();
  const [isPlain, setIsPlain] = useState(known ? !known.isImage : false);
  const name = known?.name ?? t("files.attachment");
  return (
    <div className="tile">
      {isPlain ? (
        <PlainFile name={name} />
      ) : (
        <img src={known?.picture ?? previewAddress(id)} alt={name} onError={() => setIsPlain(true)} />
      )}
      <RemoveButton name={name} onRemove={onRemove} />
    </div>
  );
}

interface SendingTileProps {
  sending: Sending;
  onRemove: () => void;
  onRetry: () => void;
}

function SendingTile({ sending, onRemove, onRetry }: SendingTileProps) {
  const { t } = useTranslation();
  const percent = Math.round(sending.share * 100);
  return (
    <div className="tile tile-sending">
      {sending.picture ? (
        <img src={sending.picture} alt={sending.file.name} />
      ) : (
        <PlainFile name={sending.file.name} />
      )}
      <RemoveButton name={sending.file.name} onRemove={onRemove} />
      {sending.state === "sending" && (
        <>
          <span className="tile-says">{t("files.sending", { percent })}</span>
          <progress className="tile-share" max={100} value={percent} aria-label={sending.file.name} />
        </>
      )}
      {sending.state === "offline" && <span className="tile-says">{t("files.waits_for_network")}</span>}
      {sending.state === "refused" && (
        <button type="button" className="tile-says tile-refused" onClick={onRetry}>
          {sending.problem ?? t("files.again")}
        </button>
      )}
    </div>
  );
}

function PlainFile({ name }: { name: string }) {
  return (
    <span className="tile-plain">
      <LineIcon name="file" size={28} />
      <span>{name}</span>
    </span>
  );
}

function RemoveButton({ name, onRemove }: { name: string; onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className="tile-x" onClick={onRemove} aria-label={t("files.remove", { name })}>
      <LineIcon name="x" size={16} />
    </button>
  );
}
