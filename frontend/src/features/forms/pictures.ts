interface Wanted {
  /** The longest edge that is kept, in pixels. */
  edge: number;
  /** Written into the lower left corner; nothing when empty. */
  stamp: string;
}

const QUALITY = 0.85;
const KEPT_AS_THEY_ARE = new Set(["image/gif", "image/svg+xml"]);

/** The picture no larger than needed, with its stamp; the file itself where the browser cannot draw it. */
export async function smaller(file: File, { edge, stamp }: Wanted): Promise<File> {
  if (!file.type.startsWith("image/") || KEPT_AS_THEY_ARE.has(file.type)) return file;
  const picture = await drawn(file);
  if (!picture) return file;
  const scale = Math.min(1, edge / Math.max(picture.width, picture.height));
  if (scale === 1 && !stamp) return file;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const pen = canvas.getContext("2d");
  if (!pen) return file;
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  if (stamp) write(pen, canvas, stamp);
  picture.close();
  return asFile(canvas, file);
}

async function drawn(file: File): Promise<ImageBitmap | null> {
  if (typeof createImageBitmap !== "function") return null;
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    // A picture that this browser cannot read is sent as it is; the server looks at it.
    return null;
  }
}

function write(pen: CanvasRenderingContext2D, { width, height }: HTMLCanvasElement, stamp: string): void {
  const size = Math.max(14, Math.round(Math.min(width, height) / 28));
  pen.font = `600 ${size}px sans-serif`;
  pen.textBaseline = "bottom";
  pen.shadowColor = "rgba(0, 0, 0, 0.7)";
  pen.shadowBlur = size / 3;
  pen.fillStyle = "#fff";
  pen.fillText(stamp, size * 0.8, height - size * 0.7, width - size * 1.6);
}

function asFile(canvas: HTMLCanvasElement, file: File): Promise<File> {
  const type = file.type === "image/png" ? "image/png" : "image/jpeg";
  const name = type === "image/png" ? file.name : `${file.name.replace(/\.[^.]*$/, "")}.jpg`;
  return new Promise((resolve) =>
    canvas.toBlob((blob) => resolve(blob ? new File([blob], name, { type }) : file), type, QUALITY),
  );
}
