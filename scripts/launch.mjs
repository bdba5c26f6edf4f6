/**
 * Entry of every npm script. Plain JavaScript, so that it runs on whatever Node the machine has (18 and later).
 *
 * The project itself runs TypeScript as it stands and needs Node 24. Under an older one this script has npm fetch
 * Node 24 (once), adds the native packages that npm left out for the older one's sake, and runs the same there.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const NEEDED_MAJOR = 24;
const FETCHED_VERSION = "24.21.0";

/** What each name runs, one after the other; arguments go to the last. */
const TARGETS = {
  start: ["scripts/build.ts", "scripts/start.ts"],
  ledger: ["scripts/ledger.ts"],
  test: ["scripts/test.ts"],
  check: ["scripts/check.ts"],
  generate: ["scripts/generate.ts"],
  bench: ["scripts/benchmarks/run.ts"],
};

const [name, ...args] = process.argv.slice(2);
const scripts = Object.hasOwn(TARGETS, name ?? "") ? TARGETS[name] : undefined;
if (scripts === undefined) {
  fail(`Usage: node scripts/launch.mjs ${Object.keys(TARGETS).join("|")} [arguments]`);
}
if (!existsSync(join(ROOT, "node_modules", ".package-lock.json"))) {
  fail("Nothing is installed yet: run `npm ci` first.", "尚未安装依赖：请先运行 `npm ci`。");
}
const node = Number(process.versions.node.split(".")[0]) >= NEEDED_MAJOR ? process.execPath : newerNode();
const environment = environmentOf(node);
installMissingNatives();
for (const [index, script] of scripts.entries()) {
  const code = await run(script, index === scripts.length - 1 ? args : []);
  if (code !== 0) {
    process.exit(code);
  }
}

/** What is started finds the same Node, and the folder from which npm was called. */
function environmentOf(executable) {
  const path = Object.keys(process.env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  const searched = [dirname(executable), process.env[path]].join(delimiter);
  return { INIT_CWD: process.cwd(), ...process.env, [path]: searched };
}

/** To standard error, which leaves the output to the command. */
function say(...lines) {
  process.stderr.write(`${lines.join("\n")}\n`);
}

function fail(...lines) {
  say(...lines);
  process.exit(1);
}

/** Runs a script with the signals of this process passed on to it; answers its exit code, as a shell would. */
function run(script, scriptArguments) {
  // Type stripping was announced as experimental in the first releases of Node 24.
  const flags = ["--disable-warning=ExperimentalWarning"];
  const child = spawn(node, [...flags, join(ROOT, script), ...scriptArguments], {
    cwd: ROOT,
    env: environment,
    stdio: "inherit",
  });
  // A terminal sends Ctrl-C to all that runs in it, the child included: twice would mean "at once".
  const fromTerminal = (signal) => process.stdin.isTTY && signal !== "SIGTERM";
  const passOn = ["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => [
    signal,
    () => fromTerminal(signal) || child.kill(signal),
  ]);
  for (const [signal, listener] of passOn) {
    process.on(signal, listener);
  }
  const watch = watchForOrphaning(() => child.kill("SIGTERM"));
  return new Promise((resolve) => {
    child.on("error", (error) => fail(`Cannot run ${node}: ${error.message}`));
    child.on("close", (code, signal) => {
      clearInterval(watch);
      for (const [passed, listener] of passOn) {
        process.off(passed, listener);
      }
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

/** npm passes a signal on to a shell between itself and this process; the shell dies of it and tells nobody. */
function watchForOrphaning(orphaned) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.env.npm_lifecycle_event !== undefined && process.ppid !== parent) {
      clearInterval(watch);
      orphaned();
    }
  }, 500);
  return watch;
}

/** The path of Node 24: fetched by npm into its own cache, remembered in node_modules. Said once, when it is fetched. */
function newerNode() {
  const memory = join(ROOT, "node_modules", ".cache", "launch", `node-${FETCHED_VERSION}`);
  if (existsSync(memory)) {
    const remembered = readFileSync(memory, "utf8");
    if (existsSync(remembered)) {
      return remembered;
    }
  }
  const present = process.versions.node;
  say(
    `Node ${present} is older than ${NEEDED_MAJOR}: this runs under Node ${FETCHED_VERSION}, which npm fetches once.`,
    `本机 Node ${present} 低于 ${NEEDED_MAJOR}：改用 Node ${FETCHED_VERSION} 运行（由 npm 下载一次）。`,
  );
  const path = fetchNode();
  mkdirSync(dirname(memory), { recursive: true });
  writeFileSync(memory, path);
  return path;
}

function fetchNode() {
  // The package of this platform itself: it needs no install script, as the package `node` does.
  const platform = process.platform === "win32" ? "win" : process.platform;
  const prefix = `${platform}-${process.arch}` === "darwin-arm64" ? "node-bin" : "node";
  const source = `${prefix}-${platform}-${process.arch}@${FETCHED_VERSION}`;
  const print = "process.version+process.execPath";
  const answer = npm(["exec", "--yes", `--package=${source}`, "--", "node", "-p", print], process.env);
  const version = `v${FETCHED_VERSION}`;
  if (!answer.startsWith(version)) {
    fail(
      `npm could not fetch ${source}. Install Node ${NEEDED_MAJOR} from https://nodejs.org and run this again.`,
      `npm 无法下载 ${source}。请从 https://nodejs.org 安装 Node ${NEEDED_MAJOR} 后重试。`,
    );
  }
  return answer.slice(version.length).trim();
}

/** What npm prints, run by the Node that the environment finds first. Windows finds npm.cmd only by its shell. */
function npm([command, ...rest], env) {
  const quiet = ["--loglevel=error", "--no-fund", "--no-audit"];
  const stdio = ["ignore", "pipe", "inherit"];
  const shell = process.platform === "win32";
  return (
    spawnSync("npm", [command, ...quiet, ...rest], { cwd: ROOT, env, shell, stdio, encoding: "utf8" }).stdout ?? ""
  );
}

/**
 * npm leaves out a native package whose `engines` exclude the Node that installs, without a word: Hardhat's under
 * Node 20, the bundler's under Node 18. Those that the lockfile names for this machine are added, nothing else.
 */
function installMissingNatives() {
  const missing = missingNatives();
  if (missing.length === 0) {
    return;
  }
  say(
    `Adding native packages that npm left out: ${missing.join(", ")}`,
    `补装 npm 略过的本机组件：${missing.join("、")}`,
  );
  npm(["install", "--no-save", "--ignore-scripts", ...missing], environment);
  if (missingNatives().length > 0) {
    say("That was not enough; installing everything again.", "补装未成功，重新安装全部依赖。");
    npm(["ci"], environment);
  }
  if (missingNatives().length > 0) {
    fail(
      `Still missing: ${missingNatives().join(", ")}. Run \`npm ci\` under Node ${NEEDED_MAJOR}.`,
      `仍然缺少：${missingNatives().join("、")}。请在 Node ${NEEDED_MAJOR} 下运行 \`npm ci\`。`,
    );
  }
}

/** Optional packages for this machine that installed packages ask for, as name@version of the lockfile. */
function missingNatives() {
  const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
  const wanted = Object.entries(packages)
    .filter(([path, entry]) => entry.optionalDependencies !== undefined && existsSync(join(ROOT, path)))
    .flatMap(([, entry]) => Object.keys(entry.optionalDependencies));
  return [...new Set(wanted)]
    .filter((native) => fitsMachine(packages[`node_modules/${native}`]))
    .filter((native) => !existsSync(join(ROOT, "node_modules", native, "package.json")))
    .map((native) => `${native}@${packages[`node_modules/${native}`].version}`);
}

function fitsMachine(entry) {
  const fits = (list, value) => list === undefined || list.includes(value);
  return (
    entry?.os !== undefined &&
    fits(entry.os, process.platform) &&
    fits(entry.cpu, process.arch) &&
    fits(entry.libc, cLibrary())
  );
}

function cLibrary() {
  if (process.platform !== "linux") {
    return undefined;
  }
  return readdirSync("/lib").some((file) => file.startsWith("ld-musl-")) ? "musl" : "glibc";
}
