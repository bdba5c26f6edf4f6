import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const GATEWAY = `http://127.0.0.1:${process.env.PORT ?? "4517"}`;

function path(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}

/** What a verdict rests on, apart from the page that shows it; what is left over is loaded when it is needed. */
const pageModules =
  /\/console\/src\/(?!verify\/(?:words-|refusals))|\/client\/(?:format|credit-)|\/server\/credits\/words|\/preact\/|preload-helper/;
const proofModules = /^(?!.*(?:\/console\/|-words|-problems\.ts|\/present\.ts)).*\.[jt]sx?$/;

/** The page that verifies has no styles to wait for besides its own, so its parts are simply loaded. */
const plainLoading: Plugin = {
  name: "plain-loading",
  applyToEnvironment: ({ name }) => name === "verify",
  transform: {
    filter: { id: /vite\/preload-helper/ },
    handler: () => "export const __vitePreload = (load) => load();",
  },
};

/**
 * Three entries: the console at `/`, and `/verify` and `/holder`, which strangers and students open and which load
 * nothing of the console. Each is bundled by itself, because a chunk that both share would hold what only one of them needs.
 */
export default defineConfig({
  root: path("console"),
  base: "/",
  publicDir: false,
  plugins: [react(), plainLoading],
  build: { outDir: path("dist/console"), target: "es2022" },
  environments: {
    client: { build: { emptyOutDir: true, rolldownOptions: { input: path("console/index.html") } } },
    verify: {
      consumer: "client",
      build: {
        emptyOutDir: false,
        rolldownOptions: {
          input: path("console/verify/index.html"),
          output: {
            // What a verdict rests on stands apart from the page that shows it.
            codeSplitting: {
              includeDependenciesRecursively: false,
              groups: [
                { name: "page", test: pageModules, priority: 2 },
                { name: "proof", test: proofModules, priority: 1 },
              ],
            },
          },
        },
      },
    },
    holder: {
      consumer: "client",
      build: { emptyOutDir: false, rolldownOptions: { input: path("console/holder/index.html") } },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ["client", "verify", "holder"]) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
  server: { proxy: { "/v1": GATEWAY, "/rpc": GATEWAY, "/openapi.json": GATEWAY } },
});
