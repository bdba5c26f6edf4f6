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

/** A verb's words and what they are about as a question; what the words explain besides is left out. */
export function questionOf(words: Words, about: string): Words {
  const [zh = ""] = words["zh-CN"].split(/[（；，]/);
  const [en = ""] = words.en.split(",");
  return { "zh-CN": `${zh}：${about}？`, en: `${en}: ${about}?` };
}
