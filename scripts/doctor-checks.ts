/** The checks of `ledger doctor`, from the ground up. */
import { constants } from "node:fs";
import { access, stat, statfs } from "node:fs/promises";
import { connect } from "node:net";
import { dirname, join, resolve } from "node:path";
import { connectGateway } from "../client/gateway.ts";
import type { GatewayStatus } from "../server/api/records.ts";
import { statusSchema } from "../server/api/records.ts";
import { startEngine } from "../server/chain/engine.ts";
import { lockFolder } from "../server/chain/lock.ts";
import { ConfigError, readConfig } from "../server/config.ts";
import { chainIds } from "../server/opening.ts";
import type { Words } from "../server/problem.ts";
import { Problem } from "../server/problem.ts";

export type Finding = {
  readonly level: "ok" | "warn" | "fail";
  readonly found: Words;
  /** What to do; absent where all is well. */
  readonly advice?: Words;
};

export type Check = {
  readonly name: string;
  readonly title: Words;
  readonly examine: (gatewayUrl: string) => Promise<Finding>;
};

const neededMajor = 24;
const gibibyte = 1_073_741_824;
const connectMilliseconds = 2_000;

export const checks: readonly Check[] = [
  { name: "node", title: { "zh-CN": "Node", en: "Node" }, examine: examineNode },
  { name: "native", title: { "zh-CN": "Hardhat 原生部件", en: "Hardhat's native part" }, examine: examineNative },
  { name: "settings", title: { "zh-CN": "环境变量", en: "Settings" }, examine: examineSettings },
  { name: "console", title: { "zh-CN": "网页控制台", en: "Console" }, examine: examineConsole },
  { name: "data", title: { "zh-CN": "数据目录", en: "Data folder" }, examine: examineData },
  { name: "disk", title: { "zh-CN": "磁盘空间", en: "Disk space" }, examine: examineDisk },
  { name: "gateway", title: { "zh-CN": "网关", en: "Gateway" }, examine: examineGateway },
  { name: "chain", title: { "zh-CN": "链", en: "Chain" }, examine: examineChain },
];

async function examineNode(): Promise<Finding> {
  const found = plainWords(`${process.version} ${process.platform}-${process.arch}`);
  if (Number(process.versions.node.split(".")[0]) >= neededMajor) return { level: "ok", found };
  const advice = {
    "zh-CN": `安装 Node ${neededMajor}，或用 npm run ledger（它会自动取得 Node ${neededMajor}）`,
    en: `Install Node ${neededMajor}, or use npm run ledger, which fetches it`,
  };
  return { level: "fail", found, advice };
}

/** Starts a chain that is thrown away: the surest sign that the EVM loads on this machine. */
async function examineNative(): Promise<Finding> {
  try {
    const engine = await startEngine(chainIds.embedded, Math.floor(Date.now() / 1000));
    await engine.close();
    return { level: "ok", found: { "zh-CN": "可用", en: "works" } };
  } catch (error) {
    const found = plainWords(error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error));
    const advice = { "zh-CN": "用 Node 24 重新运行 npm ci", en: "Run npm ci again under Node 24" };
    return { level: "fail", found, advice };
  }
}

async function examineSettings(): Promise<Finding> {
  try {
    const { port, dataFolder, demo, rpc } = readConfig(process.env);
    const chain = rpc ?? (demo ? "demo" : "embedded");
    return { level: "ok", found: plainWords(`PORT=${port} LEDGER_DATA=${dataFolder} ${chain}`) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const advice = { "zh-CN": "改正或取消该环境变量", en: "Correct the variable or unset it" };
    return { level: "fail", found: { "zh-CN": error.in("zh-CN"), en: error.in("en") }, advice };
  }
}

async function examineConsole(): Promise<Finding> {
  const built = await exists(join(import.meta.dirname, "..", "dist", "console", "index.html"));
  if (built) return { level: "ok", found: { "zh-CN": "已构建", en: "built" } };
  const advice = { "zh-CN": "npm start 会构建它", en: "npm start builds it" };
  return { level: "warn", found: { "zh-CN": "未构建", en: "not built" }, advice };
}

async function examineData(): Promise<Finding> {
  const folder = resolve(dataFolder());
  if (!(await exists(folder))) {
    const parent = await nearestFolder(folder);
    if (await isWritable(parent)) {
      return { level: "ok", found: { "zh-CN": `${folder} 将在启动时建立`, en: `${folder} will be made at start` } };
    }
    const advice = { "zh-CN": "换一个 LEDGER_DATA，或改权限", en: "Choose another LEDGER_DATA, or its permissions" };
    return { level: "fail", found: { "zh-CN": `${parent} 不可写`, en: `${parent} is not writable` }, advice };
  }
  if (!(await stat(folder)).isDirectory() || !(await isWritable(folder))) {
    const advice = { "zh-CN": "换一个 LEDGER_DATA，或改权限", en: "Choose another LEDGER_DATA, or its permissions" };
    return { level: "fail", found: { "zh-CN": `${folder} 不可写`, en: `${folder} is not a writable folder` }, advice };
  }
  const chain = join(folder, "chain");
  if (!(await exists(chain))) return { level: "ok", found: { "zh-CN": `${folder} 是空的`, en: `${folder} is empty` } };
  return { level: "ok", found: await lockWords(chain, folder) };
}

async function lockWords(chain: string, folder: string): Promise<Words> {
  try {
    const lock = await lockFolder(chain, join(chain, "lock"));
    await lock.release();
    return { "zh-CN": `${folder}，无进程占用`, en: `${folder}, in use by nobody` };
  } catch (error) {
    if (!(error instanceof Problem) || error.name !== "Chain_InUse") throw error;
    return { "zh-CN": `${folder}，正由运行中的网关使用`, en: `${folder}, in use by a running gateway` };
  }
}

async function examineDisk(): Promise<Finding> {
  const { bavail, bsize } = await statfs(await nearestFolder(resolve(dataFolder())));
  const free = bavail * bsize;
  const found = plainWords(`${(free / gibibyte).toFixed(1)} GiB`);
  const advice = { "zh-CN": "清理磁盘", en: "Free some space" };
  if (free < gibibyte / 4) return { level: "fail", found, advice };
  return free < 2 * gibibyte ? { level: "warn", found, advice } : { level: "ok", found };
}

async function examineGateway(url: string): Promise<Finding> {
  try {
    const { state, finding } = await readStatus(url);
    const found = plainWords(`${url} · ${state}${finding ? ` · ${finding}` : ""}`);
    const advice = {
      "zh-CN": "查看网关日志；索引可用 index rebuild 重建",
      en: "See its log; index rebuild rebuilds the index",
    };
    return state === "stopped" || finding ? { level: "fail", found, advice } : { level: "ok", found };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (await isListening(url)) {
      const advice = { "zh-CN": "用 PORT 换一个端口", en: "Choose another port with PORT" };
      const found = { "zh-CN": `${url} 被别的程序占用`, en: `${url} is taken by another program` };
      return { level: "fail", found, advice };
    }
    const advice = { "zh-CN": "用 npm start 启动", en: "Start it with npm start" };
    return {
      level: "warn",
      found: { "zh-CN": `${url} 没有运行，端口空闲`, en: `${url} is not running; its port is free` },
      advice,
    };
  }
}

async function examineChain(url: string): Promise<Finding> {
  let status: GatewayStatus;
  try {
    status = await readStatus(url);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { level: "warn", found: { "zh-CN": "网关未运行，无法检查", en: "cannot be checked without the gateway" } };
  }
  const { chainId, block, indexed } = status;
  const given = Number(await connectGateway(url).rpc<string>("eth_chainId", []));
  if (given !== chainId) {
    const advice = { "zh-CN": "核对 LEDGER_RPC 与部署文件", en: "Check LEDGER_RPC and the deployment file" };
    const found = {
      "zh-CN": `网关称 ${chainId}，链称 ${given}`,
      en: `the gateway says ${chainId}, the chain ${given}`,
    };
    return { level: "fail", found, advice };
  }
  const heights = `${chainId} · #${block?.number ?? "—"} · ${indexed?.number ?? "—"}`;
  const behind = (block?.number ?? 0) - (indexed?.number ?? 0);
  const advice = { "zh-CN": "索引落后；稍候再查", en: "The index is behind; look again in a while" };
  return behind > 10
    ? { level: "warn", found: plainWords(heights), advice }
    : { level: "ok", found: plainWords(heights) };
}

function readStatus(url: string): Promise<GatewayStatus> {
  return connectGateway(url).get("/v1/status", statusSchema);
}

function dataFolder(): string {
  return process.env.LEDGER_DATA || "./data";
}

function isListening(url: string): Promise<boolean> {
  const { hostname, port, protocol } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) || (protocol === "https:" ? 443 : 80) });
  return new Promise((settle) => {
    socket.setTimeout(connectMilliseconds, () => settle(false));
    socket.once("connect", () => settle(true));
    socket.once("error", () => settle(false));
  }).finally(() => socket.destroy()) as Promise<boolean>;
}

/** The folder itself or the nearest above it that exists. */
async function nearestFolder(folder: string): Promise<string> {
  return (await exists(folder)) ? folder : nearestFolder(dirname(folder));
}

function exists(path: string): Promise<boolean> {
  return isAllowed(path, constants.F_OK);
}

function isWritable(path: string): Promise<boolean> {
  return isAllowed(path, constants.W_OK);
}

function isAllowed(path: string, mode: number): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}

/** What needs no translation. */
function plainWords(text: string): Words {
  return { "zh-CN": text, en: text };
}
