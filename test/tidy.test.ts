/** What ARCHITECTURE.md and the style promise, as far as a machine can hold it: direction, size, names. */
import { glob, readFile } from "node:fs/promises";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const NOT_OURS = /(?:^|\/)(?:node_modules|artifacts|cache|data|dist|coverage|\.git|ignition\/deployments)(?:\/|$)/;
const TEXT = /\.(?:tsx?|m?js|sol|json|md|css|html|svg|ya?ml|sh|tree|csv)$|^\.ci\//;
const GENERATED = /^server\/[a-z]+\/abi\.ts$|^package-lock\.json$/;

const ROOMS = "alliance courses credits resources settlement exchange talent projects audit".split(" ");
/** The other folders of a floor. */
const INFRASTRUCTURE: Readonly<Record<string, readonly string[]>> = {
  contracts: ["units"],
  server: ["api", "chain", "delivery", "indexer", "store", "vault"],
  "console/src": ["holder", "home", "set-up", "shell", "verify"],
  test: "api chain cli client console delivery demo faults flow holder indexer invariants launch store vault".split(
    " ",
  ),
};

/** A server file imports its own folder and lower ranks. A folder or file that is not here has no place yet. */
const RANKS: readonly (readonly string[])[] = [
  ["problem.ts", "units.ts"],
  ["config.ts", "deployment.ts", "input.ts", "mark.ts", "presence.ts", "present.ts", "representation.ts"],
  ["route.ts"],
  ["page.ts"],
  ["chain", "store", "vault"],
  ROOMS,
  ["delivery", "indexer"],
  ["modules.ts", "problems.ts"],
  ["domains.ts", "revert.ts"],
  ["api", "opening.ts", "running.ts"],
  ["main.ts"],
];

/** Server files that also run in a browser. They import one another and nothing of Node. */
const PURE =
  /^server\/(?:problems?|input|modules|present|revert|units|[a-z]+\/(?:abi|commitment|contexts|conversion|data-integrity|did|open-badge|receipt|status-list|tree|(?:[a-z]+-)?(?:problems|records|words)))\.ts$/;

/** What each part may import besides itself and packages; absent: everything. */
const MAY_IMPORT: Readonly<Record<string, RegExp>> = {
  server: /^$/,
  client: PURE,
  console: new RegExp(`^client/|${PURE.source}`),
  demo: PURE,
  ignition: /^$/,
  auditor: /^$/,
};
/** Parts that also run in a browser. */
const IN_BROWSER = /^(?:client|console)\//;

type Source = { readonly path: string; readonly text: string; readonly lines: number; readonly imports: string[] };

/** Relative imports as paths from the root, others as they are written. */
function importsOf(path: string, text: string): string[] {
  const statements = path.endsWith(".sol") ? /^import\b[^;]*?"([^"]+)";/gm : /\b(?:from|import)\s*\(?\s*"([^"]+)"/g;
  return [...text.matchAll(statements)].map(([, target = ""]) =>
    target.startsWith(".") ? posix.join(posix.dirname(path), target) : target,
  );
}

async function readSources(): Promise<Source[]> {
  const sources: Source[] = [];
  for await (const file of glob(["**/*", ".ci/*", ".*"], { cwd: ROOT, exclude: (path) => NOT_OURS.test(path) })) {
    const path = file.replaceAll("\\", "/");
    if (TEXT.test(path) && !NOT_OURS.test(path)) {
      const text = await readFile(posix.join(ROOT, path), "utf8");
      sources.push({ path, text, lines: text.split("\n").length - 1, imports: importsOf(path, text) });
    }
  }
  return sources.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** "server/chain/rpc.ts" → "chain"; "server/problem.ts" → "problem.ts". */
function unitOf(path: string): string {
  return path.split("/")[1] ?? "";
}

function rankOf(path: string): number {
  return RANKS.findIndex((units) => units.includes(unitOf(path)));
}

describe("The tree is tidy", () => {
  let sources: Source[] = [];
  const code = () => sources.filter(({ path }) => /\.(?:tsx?|mjs)$/.test(path) && !GENERATED.test(path));
  const within = (part: string) => sources.filter(({ path }) => path.startsWith(`${part}/`));

  /** Expects no violation among the imports of some files; a violation reads "importer → imported". */
  function expectImports(files: readonly Source[], allowed: (from: string, to: string) => boolean): void {
    const edges = files.flatMap(({ path, imports }) => imports.map((to) => [path, to] as const));
    const wrong = edges.filter(([from, to]) => !allowed(from, to));
    expect(wrong.map(([from, to]) => `${from} → ${to}`)).to.deep.equal([]);
  }

  function expectNone(files: readonly Source[], violation: RegExp): void {
    const found = files.flatMap(({ path, text }) =>
      text.split("\n").flatMap((line, index) => (violation.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
    );
    expect(found).to.deep.equal([]);
  }

  before(async () => {
    sources = await readSources();
  });

  it("is seen as a whole, so that the tests below are about something", () => {
    for (const part of ["server", "client", "console", "scripts", "contracts", "test", "demo", "ignition"]) {
      expect(within(part), part).to.not.have.length(0);
    }
    expect(within("server").flatMap(({ imports }) => imports)).to.have.length.above(100);
    expect(within("contracts").flatMap(({ imports }) => imports)).to.have.length.above(20);
  });

  it("has a rank for every folder and file of the server", () => {
    const unranked = within("server").filter(({ path }) => rankOf(path) < 0);
    expect(unranked.map(({ path }) => path)).to.deep.equal([]);
  });

  it("imports in one direction on the server, and never from one domain to another", () => {
    const catalogue = /^server\/[a-z]+\/problems\.ts$/;
    expectImports(within("server"), (from, to) => {
      const gathersWords = from === "server/problems.ts" && catalogue.test(to);
      return !to.startsWith("server/") || unitOf(from) === unitOf(to) || rankOf(to) < rankOf(from) || gathersWords;
    });
  });

  for (const [part, allowed] of Object.entries(MAY_IMPORT)) {
    it(`lets ${part}/ import only what it may`, () => {
      const top = new Set(sources.map(({ path }) => path.split("/")[0]));
      expectImports(within(part), (_, to) => {
        const [folder = ""] = to.split("/");
        return folder === part || !top.has(folder) || allowed.test(to);
      });
    });
  }

  it("keeps out of the browser's code what runs on Node only", () => {
    const pure = sources.filter(({ path }) => PURE.test(path));
    expectImports(pure, (_, to) => !to.startsWith("node:") && (!to.startsWith("server/") || PURE.test(to)));
    const inBrowser = sources.filter(({ path }) => IN_BROWSER.test(path));
    expectImports(inBrowser, (_, to) => !to.startsWith("node:"));
  });

  it("lets a contract speak to another domain through its interface only", () => {
    expectImports(within("contracts"), (from, to) => {
      const [, room, file = ""] = to.split("/");
      return !to.startsWith("contracts/") || room === unitOf(from) || room === "units" || /^I[A-Z]/.test(file);
    });
  });

  it("has small files", () => {
    const limitOf = (path: string) => (path.endsWith(".sol") ? 400 : 250);
    const large = [...code(), ...within("contracts")].filter(({ path, lines }) => lines > limitOf(path));
    expect(large.map(({ path, lines }) => `${path}: ${lines} lines`)).to.deep.equal([]);
    const sizes = code()
      .map(({ lines }) => lines)
      .sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)], "median of lines").to.be.below(120);
  });

  it("names a thing for what it is", () => {
    const empty = /(?:^|[-/])(?:utils?|helpers?|common|misc)(?=[-./])/i;
    const vague = /(?:manager|service|processor|handler)s?(?=[-.A-Z/]|$)/i;
    const named = sources.filter(({ path }) => empty.test(path) || vague.test(path));
    expect(named.map(({ path }) => path)).to.deep.equal([]);
  });

  it("leaves no mark of work undone", () => {
    expectNone(sources, /\b(?:TO[D]O|FIX[M]E|XX[X])\b/);
    expectNone(within("test"), /\b(?:describe|it|context)\.only\(/);
  });

  it("names no path of somebody's machine", () => {
    expectNone(
      sources.filter(({ path }) => !GENERATED.test(path)),
      /(?:^|[^\w.~/-])\/(?:home|Users|root|work|tmp|opt|mnt)\/[\w.]|\b[A-Z]:\\+Users\b/,
    );
  });

  it("is described: ARCHITECTURE.md names every folder at the top", async () => {
    const text = await readFile(posix.join(ROOT, "ARCHITECTURE.md"), "utf8");
    const folders = new Set(
      sources.map(({ path }) => path.split("/")).flatMap(([top = "", ...rest]) => (rest[0] ? [top] : [])),
    );
    expect([...folders].filter((folder) => !text.includes(`\`${folder}/`))).to.deep.equal([]);
  });

  for (const [floor, others] of Object.entries(INFRASTRUCTURE)) {
    it(`has only domains and known parts in ${floor}/`, () => {
      const folders = within(floor)
        .map(({ path }) => path.slice(floor.length + 1).split("/"))
        .flatMap(([folder = "", ...rest]) => (rest.length > 0 ? [folder] : []));
      expect([...new Set(folders)].filter((folder) => ![...ROOMS, ...others].includes(folder))).to.deep.equal([]);
    });
  }
});
