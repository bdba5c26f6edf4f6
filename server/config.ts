/** The gateway's settings, read from the environment once. */
import { isIP } from "node:net";
import { type Address, getAddress, isAddress } from "viem";
import { z } from "zod";
import { fill, type Language, type Words } from "./problem.ts";

export type Config = {
  readonly port: number;
  readonly host: string;
  /** Under which addresses others reach the gateway; those of this machine always count. */
  readonly origins: readonly string[];
  /** Addresses of reverse proxies whose word on their clients counts; this machine's always do. */
  readonly proxies: readonly string[];
  /** Other gateways of the alliance, which whoever verifies a record asks too. */
  readonly witnesses: readonly string[];
  /** Folder of journal, store and vault. */
  readonly dataFolder: string;
  readonly demo: boolean;
  /** Monday on which the demo's time is anchored, YYYY-MM-DD; undefined: that of the current week. */
  readonly demoAnchor: string | undefined;
  /** Address of another chain's RPC; undefined: the embedded chain. */
  readonly rpc: string | undefined;
  /** File that names the alliance on another chain: {chainId, directory, block}. */
  readonly deployment: string | undefined;
  /** The account that founds the alliance on the embedded chain; undefined: whoever founds first. */
  readonly founder: Address | undefined;
  /** What day it is, YYYY-MM-DD in UTC, for a start whose clock and ledger are far apart; undefined: nobody says. */
  readonly today: string | undefined;
  /** Opens the vault; undefined: the vault stays locked. */
  readonly vaultPassphrase: string | undefined;
  readonly logLevel: (typeof logLevels)[number] | undefined;
};

const logLevels = ["silent", "error", "warn", "info", "debug"] as const;

/** Published with the demo, whose data are invented. */
export const demoVaultPassphrase = "alliance-demo";

/** What is wrong with which setting. */
export class ConfigError extends Error {
  readonly faults: readonly Words[];

  constructor(faults: readonly Words[]) {
    super(faults.map((fault) => fault.en).join("\n"));
    this.name = "ConfigError";
    this.faults = faults;
  }

  in(language: Language): string {
    return this.faults.map((fault) => fault[language]).join("\n");
  }
}

const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
const isDate = (text: string) => z.iso.date().safeParse(text).success;
const isMonday = (text: string) => isDate(text) && new Date(text).getUTCDay() === 1;
const isHttp = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

const settings = {
  PORT: z
    .string()
    .refine(isPort, rule("须为 0 至 65535 的整数", "a whole number from 0 to 65535"))
    .transform(Number)
    .default(4517),
  HOST: z.string().default("127.0.0.1"),
  LEDGER_ORIGIN: z
    .string()
    .transform((text) => text.split(",").map((origin) => origin.trim()))
    .refine(
      (origins) => origins.every(isHttp),
      rule("须为 http(s) 地址，以逗号分隔", "http(s) addresses with commas between"),
    )
    .default([]),
  LEDGER_PROXY: z
    .string()
    .transform((text) => text.split(",").map((address) => address.trim()))
    .refine(
      (addresses) => addresses.every((address) => isIP(address) !== 0),
      rule("须为 IP 地址，以逗号分隔", "IP addresses with commas between"),
    )
    .default([]),
  LEDGER_WITNESSES: z
    .string()
    .transform((text) => text.split(",").map((address) => address.trim().replace(/\/+$/, "")))
    .refine(
      (addresses) => addresses.every((address) => isHttp(address) && !/[?#@]/.test(address)),
      rule(
        "须为 http(s) 地址，不含口令、? 与 #，以逗号分隔",
        "http(s) addresses without passwords, ? and #, with commas between",
      ),
    )
    .default([]),
  LEDGER_DATA: z.string().default("./data"),
  LEDGER_DEMO: z.enum(["0", "1"]).default("1"),
  LEDGER_DEMO_ANCHOR: z
    .string()
    .refine(isMonday, rule("须为某个星期一的日期，如 2026-11-16", "the date of a Monday, such as 2026-11-16"))
    .optional(),
  LEDGER_RPC: z.string().refine(isHttp, rule("须为 http(s) 地址", "an http(s) address")).optional(),
  LEDGER_DEPLOYMENT: z.string().optional(),
  LEDGER_FOUNDER: z
    .string()
    .refine((text) => isAddress(text), rule("须为以太坊地址", "an Ethereum address"))
    .transform((text) => getAddress(text))
    .optional(),
  LEDGER_TODAY: z.string().refine(isDate, rule("须为日期，如 2026-11-22", "a date, such as 2026-11-22")).optional(),
  LEDGER_LOG: z.enum(logLevels).optional(),
  LEDGER_VAULT_PASSPHRASE: z
    .string()
    .refine((text) => text.length >= 12, rule("至少 12 个字符", "at least 12 characters"))
    .optional(),
};

/**
 * Reads the settings. An empty variable counts as absent.
 * @throws ConfigError naming every setting that is wrong.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const read = z.object(settings).safeParse(given);
  if (!read.success) throw new ConfigError(read.error.issues.map((issue) => faultOf(issue, given)));

  const { LEDGER_RPC: rpc, LEDGER_DEPLOYMENT: deployment, LEDGER_VAULT_PASSPHRASE: passphrase } = read.data;
  if (rpc !== undefined && deployment === undefined) {
    throw new ConfigError([
      {
        "zh-CN": "设置了 LEDGER_RPC，还须用 LEDGER_DEPLOYMENT 指明联盟的部署文件。",
        en: "LEDGER_RPC is set: LEDGER_DEPLOYMENT has to name the alliance's deployment file.",
      },
    ]);
  }
  // The demo's keys are published: they must not act on a chain that others use.
  const demo = read.data.LEDGER_DEMO === "1" && rpc === undefined;
  return {
    port: read.data.PORT,
    host: read.data.HOST,
    origins: read.data.LEDGER_ORIGIN,
    proxies: read.data.LEDGER_PROXY,
    witnesses: read.data.LEDGER_WITNESSES,
    dataFolder: read.data.LEDGER_DATA,
    demo,
    demoAnchor: read.data.LEDGER_DEMO_ANCHOR,
    rpc,
    deployment,
    founder: read.data.LEDGER_FOUNDER,
    today: read.data.LEDGER_TODAY,
    vaultPassphrase: passphrase ?? (demo ? demoVaultPassphrase : undefined),
    logLevel: read.data.LEDGER_LOG,
  };
}

function rule(zh: string, en: string) {
  return { params: { words: { "zh-CN": zh, en } } };
}

function faultOf(issue: z.core.$ZodIssue, given: Readonly<Record<string, string | undefined>>): Words {
  const name = String(issue.path[0]);
  const rule = ruleOf(issue);
  // A passphrase is not echoed.
  const value = name === "LEDGER_VAULT_PASSPHRASE" ? "…" : (given[name] ?? "");
  return {
    "zh-CN": fill("设置 {name}={value} 有误：{rule}。", { name, value, rule: rule["zh-CN"] }),
    en: fill("The setting {name}={value} is wrong: it has to be {rule}.", { name, value, rule: rule.en }),
  };
}

function ruleOf(issue: z.core.$ZodIssue): Words {
  if (issue.code === "invalid_value") {
    const values = issue.values.join(", ");
    return { "zh-CN": `须为下列之一：${values}`, en: `one of ${values}` };
  }
  const own: Words | undefined = issue.code === "custom" ? issue.params?.words : undefined;
  return own ?? { "zh-CN": issue.message, en: issue.message };
}
