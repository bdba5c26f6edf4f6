/** What `ledger doctor` sees at first: who answers at the gateway's address, and who uses the data folder here. */
import { connect } from "node:net";
import { join, resolve } from "node:path";
import { connectGateway } from "../client/gateway.ts";
import type { GatewayStatus } from "../server/api/records.ts";
import { statusSchema } from "../server/api/records.ts";
import { lockFolder } from "../server/chain/lock.ts";
import { isThere } from "../server/presence.ts";
import type { Words } from "../server/problem.ts";
import { Problem } from "../server/problem.ts";

export type Scene = {
  /** Address of the gateway that is asked about. */
  readonly url: string;
  /** Whether that address is of this machine. */
  readonly isHere: boolean;
  /** What the gateway says of itself; undefined where no gateway answers. */
  readonly status: GatewayStatus | undefined;
  /** Whether anything answers there, be it a gateway or not. */
  readonly isListening: boolean;
  /** Data folder that a start here would use. */
  readonly folder: string;
  readonly isFolderInUse: boolean;
};

export type Finding = {
  readonly level: "ok" | "warn" | "fail";
  readonly found: Words;
  /** What to do; absent where all is well. */
  readonly advice?: Words;
};

const connectMilliseconds = 2_000;

export async function look(url: string): Promise<Scene> {
  const folder = resolve(process.env.LEDGER_DATA || "./data");
  const status = await readStatus(url);
  return {
    url,
    isHere: /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(new URL(url).hostname),
    status,
    isListening: status !== undefined || (await isListening(url)),
    folder,
    isFolderInUse: await isInUse(join(folder, "chain")),
  };
}

async function readStatus(url: string): Promise<GatewayStatus | undefined> {
  try {
    return await connectGateway(url).get("/v1/status", statusSchema);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

async function isInUse(chain: string): Promise<boolean> {
  if (!(await isThere(chain))) return false;
  try {
    const lock = await lockFolder(chain, join(chain, "lock"));
    await lock.release();
    return false;
  } catch (error) {
    if (error instanceof Problem && error.name === "Chain_InUse") return true;
    throw error;
  }
}

function isListening(url: string): Promise<boolean> {
  const { hostname, port, protocol } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) || (protocol === "https:" ? 443 : 80) });
  const settled = new Promise<boolean>((settle) => {
    socket.setTimeout(connectMilliseconds, () => settle(false));
    socket.once("connect", () => settle(true));
    socket.once("error", () => settle(false));
  });
  return settled.finally(() => socket.destroy());
}
