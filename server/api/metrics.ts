/** What Prometheus is told. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export type Metrics = {
  readonly registry: Registry;
  readonly requestSeconds: Histogram<"method" | "route" | "status">;
  readonly problems: Counter<"type">;
  readonly relayed: Counter<"outcome">;
};

/** Blocks as they stand when metrics are read. */
export type BlockHeights = { readonly head: number | undefined; readonly indexed: number | undefined };

export function createMetrics(heights: () => BlockHeights): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  for (const [name, help, height] of [
    ["ledger_chain_head_block", "Newest block of the chain", () => heights().head],
    ["ledger_indexed_block", "Newest block in the store", () => heights().indexed],
  ] as const) {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(height() ?? 0);
      },
    });
  }
  return {
    registry,
    requestSeconds: new Histogram({
      name: "ledger_http_request_seconds",
      help: "Time to answer, by route",
      labelNames: ["method", "route", "status"],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    problems: new Counter({
      name: "ledger_problems_total",
      help: "Problems answered, by type",
      labelNames: ["type"],
      registers,
    }),
    relayed: new Counter({
      name: "ledger_transactions_relayed_total",
      help: "Transactions relayed to the chain, by outcome",
      labelNames: ["outcome"],
      registers,
    }),
  };
}
