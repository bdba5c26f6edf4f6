/** Questions are asked once the contract has accepted a call: nobody says yes to what will be refused anyway. */
import type { Ledger } from "../../client/ledger.ts";
import { requireSigner } from "../../client/ledger.ts";
import type { Words } from "../../server/problem.ts";

/** A ledger that asks before its first signature, which is after the call was simulated; a refusal ends it there. */
export function askFirst(ledger: Ledger, ask: () => Promise<void>): Ledger {
  const signer = requireSigner(ledger);
  let answered: Promise<void> | undefined;
  return {
    ...ledger,
    signer: {
      ...signer,
      send: async (call) => {
        answered ??= ask();
        await answered;
        return signer.send(call);
      },
    },
  };
}

/** Does everything up to the first signature, and throws what refused it. For acts that write before they sign. */
export async function rehearse(ledger: Ledger, act: (ledger: Ledger) => Promise<unknown>): Promise<void> {
  const accepted = new Error("The contract accepts the call");
  const send = () => Promise.reject(accepted);
  try {
    await act({ ...ledger, signer: { ...requireSigner(ledger), send } });
  } catch (error) {
    if (error !== accepted) throw error;
  }
}

/** A verb's words and what they are about as a question; what the words explain besides is left out. */
export function questionOf(words: Words, about: string): Words {
  const [zh = ""] = words["zh-CN"].split(/[（；，]/);
  const [en = ""] = words.en.split(",");
  return { "zh-CN": `${zh}：${about}？`, en: `${en}: ${about}?` };
}
