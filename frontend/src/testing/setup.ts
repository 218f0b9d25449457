import "@testing-library/jest-dom/vitest";
import { cleanup } from "@testing-library/react";
import { afterEach, beforeAll } from "vitest";
import { startTexts } from "@/lib/i18n";
import { consoleTexts } from "@/locales/loaders";

/** What jsdom does not have and Ant Design asks for. */
window.matchMedia ??= (media: string) =>
  ({
    media,
    matches: false,
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

beforeAll(async () => {
  await startTexts(consoleTexts, "zh-CN");
});

afterEach(() => {
  cleanup();
  localStorage.clear();
});
