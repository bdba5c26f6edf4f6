/** What the rest of the server needs of a chain: JSON-RPC requests, in process or over HTTP. */
import type { Hash, Hex } from "viem";

export type Rpc = {
  /**
   * One JSON-RPC request.
   *
   * @throws RpcError with the node's own code and data when it answers with an error.
   * @throws Problem `Chain_Unreachable` when there is no answer, `Chain_Stopped` when the embedded chain has stopped.
   */
  request(method: string, params?: readonly unknown[]): Promise<unknown>;
};

/** A chain that a gateway can stand on: the embedded one or any other behind an address. */
export type Chain = Rpc & {
  /**
   * Relays a signed transaction.
   *
   * @returns Its hash, once it is in a block (and, on the embedded chain, that block in the journal). It may have
   * reverted there: its receipt says.
   * @throws Problem of the `Chain_` family when it is refused.
   */
  send(raw: Hex): Promise<Hash>;
  close(): Promise<void>;
};

/** An error that a node answered with; `data` is the revert data of a call, where there is any. */
export class RpcError extends Error {
  readonly code: number;
  readonly data: Hex | undefined;

  constructor(code: number, message: string, data?: Hex, cause?: unknown) {
    super(message, { cause });
    this.name = "RpcError";
    this.code = code;
    this.data = data;
  }
}

/** Finds code, message and data in what a provider threw, down its chain of causes; undefined when it has no code. */
export function readRpcError(error: unknown): RpcError | undefined {
  let found: RpcError | undefined;
  for (let at = error; typeof at === "object" && at !== null; at = "cause" in at ? at.cause : undefined) {
    if (at instanceof RpcError) return at;
    if (!("code" in at) || typeof at.code !== "number") continue;
    const message = "message" in at ? String(at.message) : "";
    const data = "data" in at && typeof at.data === "string" && at.data.startsWith("0x") ? at.data : undefined;
    // The innermost error is the node's own; a library's wrapping may lack its data.
    found = new RpcError(at.code, message, (data as Hex | undefined) ?? found?.data, error);
  }
  return found;
}
