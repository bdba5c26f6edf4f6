/** Bounds of `eth_call` and `eth_estimateGas`: whoever asks pays nothing, and the chain computes for all. */
import { z } from "zod";
import { RpcError } from "../chain/rpc.ts";
import type { Admission, CallPurpose } from "./admission.ts";

/** No view and no simulated write of the ledger needs as much; deploying the largest contract needs about five million. */
const mostGas: Readonly<Record<CallPurpose, bigint>> = { reading: 6_000_000n, deployment: 8_000_000n };
const mostWaiting = 200;

export type CallAdmission = Pick<Admission, "purposeOf">;

export const callMethods: ReadonlySet<string> = new Set(["eth_call", "eth_estimateGas"]);

const callSchema = z.looseObject({ from: z.string().nullish(), to: z.string().nullish(), gas: z.unknown().optional() });

/**
 * The parameters of a call, with its gas bounded.
 * @throws RpcError for overrides of state, for calls to what is none of the alliance's contracts, and for trying out new
 * contracts where it is not for who asks to deploy any.
 */
export async function boundedCall(admission: CallAdmission, params: readonly unknown[]): Promise<readonly unknown[]> {
  const [given, ...rest] = params;
  const call = callSchema.safeParse(given).data;
  if (!call) throw new RpcError(-32602, "The first parameter has to be a call");
  if (rest.length > 1) throw new RpcError(-32602, "Overrides are not available here");
  const purpose = await admission.purposeOf({ from: call.from ?? undefined, to: call.to ?? undefined });
  if (purpose === undefined) throw new RpcError(-32602, "Calls go to the alliance's contracts only");
  const most = mostGas[purpose];
  const asked = typeof call.gas === "string" && /^0x[0-9a-f]+$/i.test(call.gas) ? BigInt(call.gas) : most;
  return [{ ...call, gas: `0x${(asked < most ? asked : most).toString(16)}` }, ...rest];
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
