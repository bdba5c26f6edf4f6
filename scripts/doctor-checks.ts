/** The checks of `ledger doctor`, from the ground up. */
import { constants } from "node:fs";
import { access, stat, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import { startEngine } from "../server/chain/engine.ts";
import { ConfigError, readConfig } from "../server/config.ts";
import { chainIds } from "../server/opening.ts";
import type { Words } from "../server/problem.ts";
import { examineChain, examineGateway } from "./doctor-gateway.ts";
import type { Finding, Scene } from "./doctor-scene.ts";

export type Check = {
  readonly name: string;
  readonly title: Words;
  readonly examine: (scene: Scene) => Promise<Finding>;
};

const neededMajor = 24;
const gibibyte = 1_073_741_824;

export const checks: readonly Check[] = [
  { name: "node", title: { "zh-CN": "Node", en: "Node" }, examine: examineNode },
  { name: "native", title: { "zh-CN": "Hardhat 原生部件", en: "Hardhat's native part" }, examine: examineNative },
  { name: "settings", title: { "zh-CN": "本机设置", en: "Settings here" }, examine: examineSettings },
  { name: "console", title: { "zh-CN": "网页控制台", en: "Console" }, examine: examineConsole },
  { name: "data", title: { "zh-CN": "本机数据目录", en: "Data folder here" }, examine: examineData },
  { name: "disk", title: { "zh-CN": "本机磁盘空间", en: "Disk space here" }, examine: examineDisk },
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
    const chain = rpc
      ? { "zh-CN": `链在 ${rpc}`, en: `chain at ${rpc}` }
      : demo
        ? { "zh-CN": "演示联盟", en: "demo alliance" }
        : { "zh-CN": "自有联盟", en: "alliance of your own" };
    return {
      level: "ok",
      found: {
        "zh-CN": `npm start 会用端口 ${port}、数据目录 ${dataFolder}、${chain["zh-CN"]}`,
        en: `npm start would use port ${port}, data folder ${dataFolder}, ${chain.en}`,
      },
    };
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

async function examineData({ url, isHere, status, folder, isFolderInUse }: Scene): Promise<Finding> {
  const advice = { "zh-CN": "换一个 LEDGER_DATA，或改权限", en: "Choose another LEDGER_DATA, or its permissions" };
  const nearest = await nearestFolder(folder);
  if (!(await stat(nearest)).isDirectory() || !(await isWritable(nearest))) {
    const found = { "zh-CN": `${nearest} 不是可写的文件夹`, en: `${nearest} is not a writable folder` };
    return { level: "fail", found, advice };
  }
  if (isFolderInUse) {
    const found = { "zh-CN": `${folder}，正由运行中的网关使用`, en: `${folder}, in use by a running gateway` };
    return { level: "ok", found };
  }
  const state = await folderWords(folder, nearest);
  if (!status || !isHere) return { level: "ok", found: state };
  return {
    level: "ok",
    found: {
      "zh-CN": `${state["zh-CN"]}；${url} 的网关另有数据目录`,
      en: `${state.en}; the gateway at ${url} keeps its data elsewhere`,
    },
  };
}

async function folderWords(folder: string, nearest: string): Promise<Words> {
  if (nearest !== folder) return { "zh-CN": `${folder} 将在启动时建立`, en: `${folder} will be made at start` };
  if (await exists(join(folder, "chain"))) {
    return { "zh-CN": `${folder}，无进程占用`, en: `${folder}, in use by nobody` };
  }
  return { "zh-CN": `${folder} 是空的`, en: `${folder} is empty` };
}

async function examineDisk({ folder }: Scene): Promise<Finding> {
  const { bavail, bsize } = await statfs(await nearestFolder(folder));
  const free = bavail * bsize;
  const found = plainWords(`${(free / gibibyte).toFixed(1)} GiB`);
  const advice = { "zh-CN": "清理磁盘", en: "Free some space" };
  if (free < gibibyte / 4) return { level: "fail", found, advice };
  return free < 2 * gibibyte ? { level: "warn", found, advice } : { level: "ok", found };
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
