/** The live feed: tells every listener of each new block (server-sent events). */
import { createChannel, createSession } from "better-sse";
import type { RequestHandler } from "express";
import type { Indexer } from "../indexer/indexer.ts";
import { Problem } from "../problem.ts";
import type { StoreReader } from "../store/store.ts";
import { timeOf } from "../units.ts";
import { domainsSince } from "./activity.ts";
import { clientOf, type Proxies } from "./clients.ts";

/** A block as followers are told of it. */
export type NewBlock = {
  readonly number: number;
  readonly hash: string;
  /** Seconds UTC. */
  readonly timestamp: number;
  /** Domains that had events in it. */
  readonly domains: readonly string[];
};

export type LiveFeed = {
  readonly handler: RequestHandler;
  /** Ends every stream. */
  readonly close: () => void;
};

const mostListeners = 500;
const mostOfClient = 50;
/** From this machine without a word on whose behalf: a local program, or everybody behind a proxy that does not say. */
const mostUnnamed = mostListeners / 2;
const heartbeatMilliseconds = 15_000;

/** Streams that begin now, or with what was missed since the block in Last-Event-ID. */
export function createLiveFeed(store: StoreReader, indexer: Indexer, proxies: Proxies): LiveFeed {
  const channel = createChannel();
  const streams = new Map<() => void, string | undefined>();
  const unfollow = indexer.onBlock((block) => {
    channel.broadcast(dataOf(block), "block", { eventId: String(block.number) });
  });

  return {
    handler: async (request, response) => {
      const end = () => response.end();
      const client = clientOf(request, proxies);
      const ofClient = [...streams.values()].filter((one) => one === client).length;
      const most = client === undefined ? mostUnnamed : mostOfClient;
      if (ofClient >= most || streams.size >= mostListeners) throw new Problem("Api_TooManyListeners", { most });
      streams.set(end, client);
      response.once("close", () => streams.delete(end));
      const session = await createSession(request, response, { keepAlive: heartbeatMilliseconds });
      channel.register(session);
      const last = /^\d{1,12}$/.test(session.lastId) ? Number(session.lastId) : undefined;
      const block = last === undefined ? undefined : await missedSince(store, last);
      if (block && session.isConnected) session.push(dataOf(block), "block", String(block.number));
    },
    close: () => {
      unfollow();
      for (const end of streams.keys()) end();
    },
  };
}

/** What was missed, told as one: the newest block with the domains of all in between. */
async function missedSince(store: StoreReader, last: number): Promise<NewBlock | undefined> {
  const { cursor } = store;
  if (!cursor || cursor.number === last) return undefined;
  const { number, hash, timestamp } = cursor;
  return { number, hash, timestamp, domains: await domainsSince(store, last) };
}

function dataOf({ number, hash, timestamp, domains }: NewBlock) {
  return { number, hash, timestamp: timeOf(timestamp), domains };
}
