/** What `ledger doctor` finds out about the gateway it is asked about, and about the chain behind it. */
import { connectGateway } from "../client/gateway.ts";
import type { Words } from "../server/problem.ts";
import type { Finding, Scene } from "./doctor-scene.ts";

/** An index further behind than this is not merely catching its breath. */
const mostBlocksBehind = 10;

export async function examineGateway(scene: Scene): Promise<Finding> {
  const { url, status } = scene;
  if (!status) return nobodyAnswers(scene);
  const { state, finding } = status;
  const text = [url, state, ...(finding ? [finding] : [])].join(" · ");
  const found = { "zh-CN": text, en: text };
  const advice = {
    "zh-CN": "查看网关日志；索引可用 index rebuild 重建",
    en: "See its log; index rebuild rebuilds the index",
  };
  return state === "stopped" || finding ? { level: "fail", found, advice } : { level: "ok", found };
}

function nobodyAnswers({ url, isHere, isListening, isFolderInUse }: Scene): Finding {
  if (isListening) {
    return {
      level: "fail",
      found: { "zh-CN": `${url} 被别的程序占用`, en: `${url} is taken by another program` },
      advice: isHere
        ? { "zh-CN": "用 PORT 换一个端口", en: "Choose another port with PORT" }
        : { "zh-CN": "核对 --gateway 的地址", en: "Check the address given with --gateway" },
    };
  }
  if (!isHere) {
    return {
      level: "warn",
      found: { "zh-CN": `${url} 没有应答`, en: `nothing answers at ${url}` },
      advice: { "zh-CN": "核对地址和网络", en: "Check the address and the network" },
    };
  }
  if (isFolderInUse) {
    return {
      level: "warn",
      found: {
        "zh-CN": `${url} 没有应答，但有网关正在使用本机数据目录`,
        en: `nothing answers at ${url}, yet a gateway uses the data folder here`,
      },
      advice: {
        "zh-CN": "它在另一个端口：用 --gateway 或 PORT 指明",
        en: "It has another port: name it with --gateway or PORT",
      },
    };
  }
  return {
    level: "warn",
    found: { "zh-CN": `${url} 没有运行，端口空闲`, en: `${url} is not running; its port is free` },
    advice: { "zh-CN": "用 npm start 启动", en: "Start it with npm start" },
  };
}

export async function examineChain({ url, status }: Scene): Promise<Finding> {
  if (!status) {
    return { level: "warn", found: { "zh-CN": "网关未运行，无法检查", en: "cannot be checked without the gateway" } };
  }
  const { chainId, demo, block, indexed } = status;
  const given = Number(await connectGateway(url).rpc<string>("eth_chainId", []));
  if (given !== chainId) {
    return {
      level: "fail",
      found: { "zh-CN": `网关称 ${chainId}，链称 ${given}`, en: `the gateway says ${chainId}, the chain ${given}` },
      advice: { "zh-CN": "核对 LEDGER_RPC 与部署文件", en: "Check LEDGER_RPC and the deployment file" },
    };
  }
  const found = heightWords(chainId, demo, block?.number, indexed?.number);
  if ((block?.number ?? 0) - (indexed?.number ?? 0) <= mostBlocksBehind) return { level: "ok", found };
  const advice = { "zh-CN": "索引落后；稍候再查", en: "The index is behind; look again in a while" };
  return { level: "warn", found, advice };
}

/** "demo alliance, chain 7364101, block 1892, all indexed" */
function heightWords(chainId: number, demo: boolean, block: number | undefined, indexed: number | undefined): Words {
  const isWhole = block !== undefined && block === indexed;
  return {
    "zh-CN": [
      ...(demo ? ["演示联盟"] : []),
      `链 ${chainId}`,
      `区块 ${block ?? "—"}`,
      isWhole ? "已全部索引" : `已索引到 ${indexed ?? "—"}`,
    ].join("，"),
    en: [
      ...(demo ? ["demo alliance"] : []),
      `chain ${chainId}`,
      `block ${block ?? "—"}`,
      isWhole ? "all indexed" : `indexed up to ${indexed ?? "—"}`,
    ].join(", "),
  };
}
