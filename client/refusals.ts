/** From a refused call of the chain to the problem that the contract named. */
import { problemOfRevert } from "../server/revert.ts";
import { RpcRefused } from "./gateway.ts";

/** The answer; a revert becomes the contract's own problem. */
export async function refusals<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof RpcRefused && error.data && error.data !== "0x") throw problemOfRevert(error.data);
    throw error;
  }
}
