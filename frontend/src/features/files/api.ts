import { address, upload } from "@/api/client";

export type StoredFile = {
  id: string;
  name: string;
  media_type: string;
  byte_size: number;
  is_image: boolean;
  width: number | null;
  height: number | null;
  is_internal: boolean;
  preview_url: string | null;
  url: string;
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
