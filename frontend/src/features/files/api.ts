import { address, upload } from "@/api/client";

export type StoredFile = {
  id: string;
  name: string;
  media_type: string;
  byte_size: number;
  width: number | null;
  height: number | null;
  /** A picture that can be shown; anything else is only to be saved. */
  has_preview: boolean;
  is_internal: boolean;
};

export function sendFile(file: File, onProgress: (share: number) => void): Promise<StoredFile> {
  return upload<StoredFile>("/files", file, onProgress);
}

export function previewAddress(id: string): string {
  return address(`/files/${id}/preview`);
}

export function fileAddress(id: string): string {
  return address(`/files/${id}`);
}
