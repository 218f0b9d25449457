import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const SERVER = process.env.GONGDAN_SERVER ?? "http://127.0.0.1:8000";

/** In development every address belongs to one of the two entries, as in the served build. */
function twoEntries(): Plugin {
  return {
    name: "two-entries",
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = request.url?.split("?")[0] ?? "";
        const isPage = request.headers.accept?.includes("text/html") && !path.includes(".");
        if (isPage) {
          request.url = path === "/portal" || path.startsWith("/portal/") ? "/portal.html" : "/index.html";
        }
        next();
      });
    },
  };
}

export default defineConfig({
  plugins: [react(), twoEntries()],
  resolve: { alias: { "@": resolve(import.meta.dirname, "src") } },
  server: {
    fs: {
      allow: [
        import.meta.dirname,
        ...["../vectors", "../docs/guide"].map((path) => resolve(import.meta.dirname, path)),
      ],
    },
    proxy: {
      "/api": { target: SERVER },
      "/_allauth": { target: SERVER },
    },
  },
  build: {
    target: "es2022",
    manifest: true,
    rolldownOptions: {
      input: {
        console: resolve(import.meta.dirname, "index.html"),
        portal: resolve(import.meta.dirname, "portal.html"),
      },
    },
  },
  test: {
    environment: "jsdom",
    setupFiles: ["src/testing/setup.ts"],
    restoreMocks: true,
    testTimeout: 60_000,
    css: { include: [/.+/], modules: { classNameStrategy: "stable" } },
  },
});
