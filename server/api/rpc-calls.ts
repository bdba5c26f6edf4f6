/** Bounds of `eth_call` and `eth_estimateGas`: whoever asks pays nothing, and the chain computes for all. */
import { z } from "zod";
import { RpcError } from "../chain/rpc.ts";
import type { Admission, CallPurpose } from "./admission.ts";

/**
 * The largest call of an alliance is netting: 240,000 for 30 members, about 640,000 for 100. The largest contract is
 * deployed for 5,700,000. The engine notes every step in memory, so that gas is also what a call may take of that.
 */
const mostGas: Readonly<Record<CallPurpose, bigint>> = { reading: 2_000_000n, deployment: 8_000_000n };
const mostWaiting = 200;

export type CallAdmission = Pick<Admission, "purposeOf">;

export const callMethods: ReadonlySet<string> = new Set(["eth_call", "eth_estimateGas"]);

const callSchema = z.looseObject({
  from: z.string().nullish(),
  to: z.string().nullish(),
  gas: z.unknown().optional(),
  data: z.string().nullish(),
  input: z.string().nullish(),
});

/**
 * The parameters of a call, with its gas bounded.
 * @throws RpcError for overrides of state, for calls to what is none of the alliance's contracts, and for trying out new
 * contracts other than those of an alliance that is being founded.
 */
export async function boundedCall(admission: CallAdmission, params: readonly unknown[]): Promise<readonly unknown[]> {
  const [given, ...rest] = params;
  const call = callSchema.safeParse(given).data;
  if (!call) throw new RpcError(-32602, "The first parameter has to be a call");
  if (rest.length > 1) throw new RpcError(-32602, "Overrides are not available here");
  // Both names are in use; only one goes on, so that what is computed is what was looked at.
  const { from, to, gas, data, input, ...other } = call;
  const code = input ?? data ?? "0x";
  const purpose = await admission.purposeOf({ from: from ?? undefined, to: to ?? undefined, data: code });
  if (purpose === undefined) throw new RpcError(-32602, "Calls go to the alliance's contracts only");
  const most = mostGas[purpose];
  const asked = typeof gas === "string" && /^0x[0-9a-f]+$/i.test(gas) ? BigInt(gas) : most;
  const bounded = `0x${(asked < most ? asked : most).toString(16)}`;
  return [{ ...other, ...(from && { from }), ...(to && { to }), data: code, gas: bounded }, ...rest];
}

/** Lets few calls through at once; the others wait their turn, and too many are refused. */
export function callQueue(atOnce: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (waiting.length >= mostWaiting) throw new RpcError(-32005, "Too many calls at once; try again");
    if (running < atOnce) running += 1;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await work();
    } finally {
      // The place is handed on, so that nobody who comes meanwhile takes it first.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
