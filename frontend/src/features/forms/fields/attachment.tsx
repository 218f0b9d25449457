import { FileCount, FileInput, FilesOf } from "../components/FileInput";
import type { FieldDisplayProps, FieldInputProps } from "../definition";

export function Input(props: FieldInputProps) {
  return <FileInput {...props} />;
}

export function Display({ value }: FieldDisplayProps) {
  return <FilesOf value={value} />;
}

export function Cell({ value }: FieldDisplayProps) {
  return <FileCount value={value} />;
}
