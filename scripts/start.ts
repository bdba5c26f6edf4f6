/** `npm start`: the gateway, with the demo alliance unless LEDGER_DEMO=0. */
import { SingleBar } from "cli-progress";
import { pino } from "pino";
import { readConfig } from "../server/config.ts";
import { type RunningGateway, startGateway } from "../server/main.ts";
import type { Report } from "../server/opening.ts";
import { runUntilStopped } from "../server/running.ts";
import { demoSeed } from "./demo.ts";

/** What the gateway is doing until it serves. */
const stages: Readonly<Record<string, string>> = {
  keys: "opening the demo's keystores   打开演示密钥",
  founding: "founding the alliance          创建联盟",
  records: "filing credit records          存入学分记录",
  history: "sixteen weeks of transactions  写入十六周交易",
  replay: "replaying the journal          重放日志",
  index: "indexing                       建立索引",
};

await runUntilStopped(async () => {
  const config = readConfig(process.env);
  const progress = progressOn(process.stderr.isTTY);
  const gateway = await startGateway({
    config,
    logger: pino({ level: config.logLevel ?? "warn" }),
    ...(config.demo && { demo: await demoSeed(config) }),
    onProgress: progress.report,
  });
  progress.end();
  welcome(gateway, config.demo);
  return gateway;
});

/** A bar a stage on a terminal, a line a stage elsewhere. */
function progressOn(isTerminal: boolean): { report: Report; end: () => void } {
  const format = "  {bar} {stage}";
  const bar = new SingleBar({ format, barsize: 24, hideCursor: true, stopOnComplete: false });
  let current: string | undefined;
  const end = () => {
    if (current !== undefined && isTerminal) bar.stop();
    current = undefined;
  };
  return {
    end,
    report: (name, done, total) => {
      const stage = stages[name] ?? name;
      if (name !== current) {
        end();
        current = name;
        if (isTerminal) bar.start(Math.max(total, 1), done, { stage });
        else process.stderr.write(`${stage} …\n`);
      }
      if (isTerminal) bar.update(total === 0 ? 1 : done, { stage });
    },
  };
}

function welcome({ url, store, archive }: RunningGateway, isDemo: boolean): void {
  const height = store.cursor?.number ?? 0;
  const lines = [
    "",
    `  Alliance Ledger  联盟账本   ${url}`,
    isDemo
      ? `  demo alliance, block ${height} · 演示联盟，区块 ${height}`
      : "  open it to set up an alliance · 打开以创建联盟",
    ...(archive
      ? []
      : [
          "  the vault of records stays locked: LEDGER_VAULT_PASSPHRASE is not set",
          "  记录保险库未打开：没有设置 LEDGER_VAULT_PASSPHRASE",
        ]),
    "  Ctrl-C stops it; the data stay · 按 Ctrl-C 停止，数据保留",
    "",
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}
