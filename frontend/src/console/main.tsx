import { createRoot } from "react-dom/client";
import { startTexts } from "@/lib/i18n";
import { consoleTexts } from "@/locales/loaders";
import { startAppearance } from "@/ui/appearance";
import { startNonce } from "@/ui/nonce";
import "@/ui/tokens.css";
import "@/ui/ground.css";
import { App } from "./App";

async function start(): Promise<void> {
  startNonce();
  startAppearance();
  if (import.meta.env.DEV && import.meta.env.VITE_FAKE) {
    const { startFakes } = await import("@/testing/browser");
    await startFakes();
  }
  await startTexts(consoleTexts);
  const root = document.getElementById("root");
  if (root) createRoot(root).render(<App />);
}

void start();
