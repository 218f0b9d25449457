import { createRoot } from "react-dom/client";
import { startTexts } from "@/lib/i18n";
import { startAppearance } from "@/ui/appearance";
import { startNonce } from "@/ui/nonce";
import "@/ui/tokens.css";
import "./styles/tokens.css";
import "./styles/ground.css";
import "./styles/shell.css";
import "./styles/dock.css";
import "./styles/pieces.css";
import "./styles/path.css";
import "./styles/home.css";
import "./styles/search.css";
import "./styles/progress.css";
import "./styles/lists.css";
import "./styles/form.css";
import "./styles/request.css";
import "./styles/sheet.css";
import "./styles/states.css";
import "./styles/public.css";
import { App } from "./App";
import { portalTexts } from "./texts";

async function start(): Promise<void> {
  startNonce();
  startAppearance();
  if (import.meta.env.DEV && import.meta.env.VITE_FAKE) {
    const { startFakes } = await import("@/testing/browser");
    const { portalHandlers } = await import("@/testing/portalFakes");
    await startFakes(portalHandlers);
  }
  await startTexts(portalTexts);
  const root = document.getElementById("root");
  if (root) createRoot(root).render(<App />);
}

void start();
