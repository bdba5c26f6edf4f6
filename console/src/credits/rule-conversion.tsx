import { NativeSelect } from "@mantine/core";
import type { AgreementRecord } from "../../../server/alliance/agreement-records.ts";
import { useWords } from "../shell/speech.ts";
import { useTableName } from "./conversion-facts.tsx";
import { useConversions } from "./conversion-queries.ts";
import { conversionWords } from "./conversion-words.ts";
import type { RuleFormValues } from "./rule-draft.ts";

type ConversionFieldProps = {
  home: number;
  agreements: readonly AgreementRecord[];
  values: RuleFormValues;
  set: (change: Partial<RuleFormValues>) => void;
};

/** Tables from the issuer, or from any other party, into the scale of home; nothing where there is none. */
export function ConversionField({ home, agreements, values, set }: ConversionFieldProps) {
  const say = useWords(conversionWords);
  const nameOf = useTableName();
  const { data: published = [] } = useConversions(home);
  const parties = agreements.find(({ agreement }) => agreement === values.agreement)?.parties ?? [];
  const issuers = values.issuer === "" ? parties.map(({ member }) => member) : [Number(values.issuer)];
  const usable = published.filter(({ table }) => issuers.includes(table.from));
  if (usable.length === 0) return null;
  return (
    <NativeSelect
      label={say("choose")}
      description={say("chooseHint")}
      value={values.conversion}
      data={[
        { value: "", label: say("none") },
        ...usable.map(({ table }) => ({ value: table.hash, label: nameOf(table) })),
      ]}
      onChange={({ currentTarget }) => set({ conversion: currentTarget.value })}
    />
  );
}
