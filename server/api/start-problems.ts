/** What is said of what keeps the gateway from starting. */
import type { Catalogue } from "../problem.ts";

export const startProblems = {
  Gateway_PortInUse: {
    status: 500,
    title: { "zh-CN": "端口已被占用", en: "Port in use" },
    detail: {
      "zh-CN": "{host} 的端口 {port} 已被另一个程序占用。",
      en: "Port {port} on {host} is taken by another program.",
    },
    advice: {
      "zh-CN": "停止那个程序，或换一个端口：PORT=4518 npm start。",
      en: "Stop that program, or choose another port: PORT=4518 npm start.",
    },
  },
  Gateway_AddressRefused: {
    status: 500,
    title: { "zh-CN": "无法监听该地址", en: "Cannot listen there" },
    detail: { "zh-CN": "无法监听 {host}:{port}（{code}）。", en: "Cannot listen on {host}:{port} ({code})." },
    advice: { "zh-CN": "请检查 HOST 和 PORT。", en: "Check HOST and PORT." },
  },
  Gateway_BadDeployment: {
    status: 500,
    title: { "zh-CN": "部署文件不可用", en: "Unusable deployment file" },
    detail: {
      "zh-CN": "{path} 读不了，或不是 chainId, directory, block。",
      en: "{path} cannot be read, or is not chainId, directory, block.",
    },
    advice: { "zh-CN": "请检查 LEDGER_DEPLOYMENT。", en: "Check LEDGER_DEPLOYMENT." },
  },
  Gateway_NoDemo: {
    status: 500,
    title: { "zh-CN": "没有演示数据", en: "No demo here" },
    detail: {
      "zh-CN": "server/main.ts 自身不带演示联盟的数据。",
      en: "server/main.ts by itself brings no data of the demo alliance.",
    },
    advice: { "zh-CN": "请用 npm start，或设置 LEDGER_DEMO=0。", en: "Use npm start, or set LEDGER_DEMO=0." },
  },
  Gateway_DemoOfOtherEdition: {
    status: 500,
    title: { "zh-CN": "演示数据属于另一个版本", en: "A demo of another edition" },
    detail: {
      "zh-CN": "{folder} 里的演示联盟是用另一个版本的合约建立的，本程序无法在上面办理业务。",
      en: "The demo alliance in {folder} was founded with other contracts than those this program speaks to.",
    },
    advice: {
      "zh-CN": "请将该文件夹移开（mv data data-old）或用 LEDGER_DATA 另指一个，再启动；这里的数据没有改动。",
      en: "Move the folder away (mv data data-old) or name another with LEDGER_DATA, and start anew; nothing here was changed.",
    },
  },
  Gateway_NotADemoFolder: {
    status: 500,
    title: { "zh-CN": "该文件夹不是演示数据", en: "Not a demo's folder" },
    detail: {
      "zh-CN": "{folder} 里有一条链，但没有演示联盟的记录（demo.json）。",
      en: "{folder} holds a chain, but no note of a demo alliance (demo.json).",
    },
    advice: {
      "zh-CN": "请用 LEDGER_DATA 指定另一个文件夹；这里的数据没有改动。",
      en: "Name another folder with LEDGER_DATA; nothing here was changed.",
    },
  },
} satisfies Catalogue;
