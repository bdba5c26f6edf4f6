/** The browser of the console's tests. */
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PACKAGES = ["chromium", "fonts-noto-cjk"];

/** Its path: `CHROMIUM_PATH`, or what is installed, or, for root on Debian and its like, what apt-get installs now. */
export function ensureChromium(): string {
  const path = findChromium() ?? (installChromium() ? findChromium() : undefined);
  if (path === undefined) {
    throw new Error(
      "The console's tests need Chromium. Install it (Debian, Ubuntu: `apt-get install chromium fonts-noto-cjk`), " +
        "or set CHROMIUM_PATH to a Chrome or Chromium.",
    );
  }
  return path;
}

function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!isExecutable(named)) {
      throw new Error(`CHROMIUM_PATH names ${named}, which is no program`);
    }
    return named;
  }
  const folders = ["/usr/bin", ...(process.env.PATH ?? "").split(delimiter)];
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isExecutable);
}

function installChromium(): boolean {
  if (process.getuid?.() !== 0 || !isExecutable("/usr/bin/apt-get")) {
    return false;
  }
  console.log(`Installing ${PACKAGES.join(" and ")} …`);
  const update = aptGet("update");
  const install = aptGet("install", "-y", "--no-install-recommends", ...PACKAGES);
  if (install.status !== 0) {
    console.error(`${update.stderr}${install.stderr}`);
  }
  return install.status === 0;
}

function aptGet(...aptArguments: string[]) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync("apt-get", ["-q", ...aptArguments], { env, encoding: "utf8", stdio: ["ignore", "ignore", "pipe"] });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
