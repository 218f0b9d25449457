"""A large form in a real browser: how long until it stands, and what a key stroke costs.

Builds the page's own code as it is served, opens it in Chromium and measures forms of 100 and 300 fields and a
sub-table of 500 rows. Milliseconds; the aims are 100 for a hundred fields, 50 for a key stroke, 33 for a step of
scrolling.

    bin/bench form_page
"""

from __future__ import annotations

import functools
import json
import os
import statistics
import subprocess
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

FRONTEND = Path(__file__).resolve().parents[1] / "frontend"
CHROMIUM = "/usr/bin/chromium"
BUILD = """
import react from "@vitejs/plugin-react";
import { build } from "vite";
await build({
  configFile: false,
  logLevel: "error",
  plugins: [react()],
  resolve: { alias: { "@": process.cwd() + "/src" } },
  define: { "process.env.NODE_ENV": '"production"' },
  publicDir: false,
  build: {
    target: "es2022",
    outDir: process.env.OUT,
    emptyOutDir: true,
    lib: { entry: "src/testing/formBench.tsx", formats: ["es"], fileName: "bench", cssFileName: "bench" },
  },
});
"""
PAGE = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/bench.css"><body></body>
<script type="module">window.bench = await import("/bench.js"); document.title = "ready";</script>"""


def main() -> None:
    """Build, serve, measure, print."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["node", "--input-type=module", "-e", BUILD],
            cwd=FRONTEND,
            env={**os.environ, "OUT": folder},
            check=True,
        )
        Path(folder, "index.html").write_text(PAGE, encoding="utf-8")
        server = serve(folder)
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=CHROMIUM, args=["--no-sandbox"]
                )
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                page.goto(f"http://127.0.0.1:{server.server_port}/")
                page.wait_for_function("document.title === 'ready'")
                report(page)
                browser.close()
        finally:
            server.shutdown()


def report(page: Page) -> None:
    """One line for each thing measured."""
    page.evaluate("bench.measureForm(50)")
    for count in (100, 300):
        runs = [page.evaluate(f"bench.measureForm({count})") for _ in range(5)]
        shown = statistics.median(run["milliseconds"] for run in runs)
        keys = [key for run in runs for key in run["keys"]]
        say(
            f"{count} fields",
            shown=shown,
            key=statistics.median(keys),
            slowest_key=max(keys),
        )
    table = page.evaluate("bench.measureTable(500)")
    say(
        "500 rows",
        shown=table["milliseconds"],
        rows_drawn=table["drawn"],
        scroll=statistics.median(table["steps"]),
        slowest_scroll=max(table["steps"]),
        key=statistics.median(table["keys"]),
        slowest_key=max(table["keys"]),
    )


def serve(folder: str) -> ThreadingHTTPServer:
    """The built files on a free port."""
    handler = functools.partial(Quiet, directory=folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class Quiet(SimpleHTTPRequestHandler):
    """Serves without a word."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing to say."""


def say(what: str, **figures: float) -> None:
    """A line of figures."""
    print(what, json.dumps({name: round(value, 1) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
