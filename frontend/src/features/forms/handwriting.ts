/** A typed name as a picture, so that a typed signature is kept like a drawn one. */
export function drawnName(name: string): Promise<File> {
  const canvas = document.createElement("canvas");
  canvas.width = 600;
  canvas.height = 200;
  const pen = canvas.getContext("2d");
  if (pen) {
    pen.fillStyle = "#162022";
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.font = 'italic 72px "STKaiti", "KaiTi", "Kaiti SC", Georgia, serif';
    pen.fillText(name.trim(), 300, 100, 560);
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) =>
      blob
        ? resolve(new File([blob], "signature.png", { type: "image/png" }))
        : reject(new Error("the name could not be drawn")),
    ),
  );
}
