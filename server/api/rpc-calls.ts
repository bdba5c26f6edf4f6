/** Bounds of `eth_call` and `eth_estimateGas`: whoever asks pays nothing, and the chain computes for all. */
import { RpcError } from "../chain/rpc.ts";
import type { Admission } from "./admission.ts";

/** No view and no simulated write of the ledger needs as much. */
const mostGas = 6_000_000n;
/** Deploying the largest contract needs about five million. */
const mostGasSettingUp = 8_000_000n;
const mostWaiting = 200;

export type CallAdmission = Pick<Admission, "isSettingUp" | "isContract">;

export const callMethods: ReadonlySet<string> = new Set(["eth_call", "eth_estimateGas"]);

/**
 * The parameters of a call, with its gas bounded.
 * @throws RpcError for overrides of state, and for calls to what is none of the alliance's contracts.
 */
export function boundedCall(admission: CallAdmission, params: readonly unknown[]): readonly unknown[] {
  const [call, ...rest] = params;
  if (typeof call !== "object" || call === null) throw new RpcError(-32602, "The first parameter has to be a call");
  if (rest.length > 1) throw new RpcError(-32602, "Overrides are not available here");
  const { isSettingUp } = admission;
  const to = "to" in call ? call.to : undefined;
  if (!isSettingUp && !(typeof to === "string" && admission.isContract(to))) {
    throw new RpcError(-32602, "Calls go to the alliance's contracts only");
  }
  const most = isSettingUp ? mostGasSettingUp : mostGas;
  const asked =
    "gas" in call && typeof call.gas === "string" && /^0x[0-9a-f]+$/i.test(call.gas) ? BigInt(call.gas) : most;
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
