/** Loads pieces of the pages' source, by their paths below src, for a script. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

export const SOURCE = join(dirname(fileURLToPath(import.meta.url)), "..", "src");

export async function load(...paths) {
  const folder = mkdtempSync(join(tmpdir(), "pages-"));
  try {
    const entry = join(folder, "entry.ts");
    const lines = paths.map((path) => `export * from ${JSON.stringify(join(SOURCE, path))};`);
    writeFileSync(entry, lines.join("\n"));
    const bundle = await rolldown({ input: entry, platform: "node" });
    const { output } = await bundle.generate({ format: "esm" });
    const built = join(folder, "built.mjs");
    writeFileSync(built, output[0].code);
    return await import(pathToFileURL(built).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
