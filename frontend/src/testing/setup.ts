import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeAll } from "vitest";
import { startTexts } from "@/lib/i18n";
import { consoleTexts } from "@/locales/loaders";

/** What jsdom does not have and Ant Design asks for. */
const WIDTH = 1200;

function fits(media: string): boolean {
  const [, bound, pixels] = media.match(/(min|max)-width:\s*(\d+)px/) ?? [];
  if (!pixels) return false;
  return bound === "min" ? WIDTH >= Number(pixels) : WIDTH <= Number(pixels);
}

window.matchMedia = (media: string) =>
  ({
    media,
    matches: fits(media),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  }) as unknown as MediaQueryList;
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Element.prototype.scrollIntoView ??= () => undefined;

configure({ asyncUtilTimeout: 20_000 });

beforeAll(async () => {
  await startTexts(consoleTexts, "zh-CN");
});

afterEach(() => {
  cleanup();
  localStorage.clear();
});

/** jsdom reads files in the old way only. */
if (!Blob.prototype.text) {
  Blob.prototype.text = function text(this: Blob): Promise<string> {
    return new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result));
      reader.onerror = () => reject(reader.error ?? new Error("unreadable"));
      reader.readAsText(this);
    });
  };
}
