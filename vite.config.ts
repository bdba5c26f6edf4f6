import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const GATEWAY = `http://127.0.0.1:${process.env.PORT ?? "4517"}`;

function path(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}

/** Two entries: the console at `/`, and `/verify`, which a stranger opens and which loads nothing of the console. */
export default defineConfig({
  root: path("console"),
  base: "/",
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: path("dist/console"),
    emptyOutDir: true,
    target: "es2022",
    rolldownOptions: { input: [path("console/index.html"), path("console/verify/index.html")] },
  },
  server: { proxy: { "/v1": GATEWAY, "/rpc": GATEWAY, "/openapi.json": GATEWAY } },
});
