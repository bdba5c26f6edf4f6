import type { CreditRecord } from "../../../server/credits/credit-records.ts";
import { Facts } from "../shell/panel.tsx";
import { useLanguage } from "../shell/speech.ts";
import { factsOf } from "./record-facts.ts";

/** What a record says, to who has it. */
export function RecordFacts({ record }: { record: CreditRecord }) {
  const [language] = useLanguage();
  return <Facts facts={factsOf(record, language).map(({ name, value }) => [name, value] as const)} />;
}
