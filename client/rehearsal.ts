/** Asking the contract beforehand: everything up to the first signature, and nothing after it. */
import { type Ledger, requireSigner } from "./ledger.ts";

/**
 * Does everything up to the first signature, and throws what refused it. Nobody is asked to sign and nothing is sent.
 *
 * @example
 * await rehearse(ledger, (rehearsed) => recognise(rehearsed, presentation, asked));
 */
export async function rehearse(ledger: Ledger, act: (ledger: Ledger) => Promise<unknown>): Promise<void> {
  const accepted = new Error("The contract accepts the call");
  const send = () => Promise.reject(accepted);
  try {
    await act({ ...ledger, signer: { ...requireSigner(ledger), send } });
  } catch (error) {
    if (error !== accepted) throw error;
  }
}
