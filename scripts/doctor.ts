/** `ledger doctor`: what is wrong with Node, port, data folder or chain, and what to do about it. */
import { Problem } from "../server/problem.ts";
import type { Finding } from "./doctor-scene.ts";
import { exitCodes } from "./terminal/failure.ts";
import { table } from "./terminal/table.ts";
import type { Domain } from "./terminal/verb.ts";
import { verb } from "./terminal/verb.ts";

const marks = { ok: "✓", warn: "!", fail: "✗" } as const;

export function doctorVerb(domain: Domain): void {
  const words = {
    "zh-CN": "检查 Node、端口、数据目录、网关和链",
    en: "check Node, port, data folder, gateway and chain",
  };
  verb(domain, "doctor", words, [], async ({ terminal, gateway }) => {
    // Brings the chain's engine along, which no other verb needs.
    const [{ checks }, { look }] = await Promise.all([import("./doctor-checks.ts"), import("./doctor-scene.ts")]);
    const scene = await look(gateway.url);
    const findings: { name: string; level: Finding["level"]; title: string; found: string; advice?: string }[] = [];
    for (const { name, title, examine } of checks) {
      const { level, found, advice } = await examine(scene).catch(unexpected);
      findings.push({
        name,
        level,
        title: terminal.say(title),
        found: terminal.say(found),
        ...(advice && { advice: terminal.say(advice) }),
      });
    }
    const failed = findings.filter(({ level }) => level === "fail").length;
    const lines = table(findings, [
      { heading: " ", cell: ({ level }) => marks[level] },
      { heading: terminal.say({ "zh-CN": "检查", en: "Check" }), cell: ({ title }) => title },
      { heading: terminal.say({ "zh-CN": "结果", en: "Found" }), cell: ({ found }) => found, most: 160 },
      { heading: terminal.say({ "zh-CN": "怎么办", en: "What to do" }), cell: ({ advice }) => advice ?? "", most: 100 },
    ]);
    terminal.answer({ ok: failed === 0, checks: findings }, lines);
    if (failed > 0) process.exitCode = exitCodes.problem;
  });
}

function unexpected(error: unknown): Finding {
  const message = error instanceof Problem ? `${error.name} ${JSON.stringify(error.arguments)}` : String(error);
  return { level: "fail", found: { "zh-CN": message, en: message } };
}
