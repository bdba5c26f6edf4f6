import { useEffect, useState } from "react";
import type { GatewayStatus } from "../../../server/api/records.ts";
import { useStatus } from "./queries.ts";
import { type Say, useLanguage, useWords } from "./speech.ts";
import classes from "./status-bar.module.css";
import { shellWords } from "./words.ts";

/** Height, age of the last block, and whether the index agrees with the chain. Desktop only. */
export function StatusBar() {
  const say = useWords(shellWords);
  const [language] = useLanguage();
  const status = useStatus();
  const ago = useAgo(blockTime(status.data));
  const { tone, text } = judge(say, status.data, status.isError);
  const number = status.data?.block?.number;
  return (
    <footer className={classes.bar}>
      <span className={classes.dot} data-tone={tone} aria-hidden="true" />
      <span>
        {number !== undefined && `${say("height", { number: number.toLocaleString(language) })} · ${ago} · `}
        {text}
      </span>
    </footer>
  );
}

export function judge(
  say: Say<(typeof shellWords)["en"]>,
  status: GatewayStatus | undefined,
  unreachable: boolean,
): { tone: "good" | "bad" | "waiting"; text: string } {
  if (unreachable) return { tone: "bad", text: say("unreachable") };
  if (status === undefined) return { tone: "waiting", text: say("loading") };
  if (status.state === "stopped" || status.finding) return { tone: "bad", text: say("indexStopped") };
  const behind = (status.block?.number ?? 0) - (status.indexed?.number ?? 0);
  if (behind > 0) return { tone: "waiting", text: say("indexBehind", { count: behind }) };
  return { tone: "good", text: say("indexed") };
}

/** Milliseconds since 1970. */
export function blockTime(status: GatewayStatus | undefined): number | undefined {
  return status?.block ? Date.parse(status.block.timestamp) : undefined;
}

const units = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** "2 seconds ago", kept true. */
export function useAgo(time: number | undefined): string {
  const say = useWords(shellWords);
  const [language] = useLanguage();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  if (time === undefined) return "";
  const seconds = Math.floor((now - time) / 1000);
  const unit = units.find(([, length]) => seconds >= length);
  if (unit === undefined) return say("now");
  return new Intl.RelativeTimeFormat(language, { numeric: "always", style: "short" }).format(
    -Math.floor(seconds / unit[1]),
    unit[0],
  );
}
