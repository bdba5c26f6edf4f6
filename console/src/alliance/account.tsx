/** An account as a person knows it: a contract of the alliance, a person of the demo, else its address. */
import { shorten } from "../../../client/format.ts";
import { useDemoPeople } from "../shell/demo-people.ts";
import { useAlliance } from "../shell/queries.ts";
import { nameIn, useLanguage } from "../shell/speech.ts";
import tables from "../shell/table.module.css";

/** Undefined where nobody knows it by a name. */
export function useAccountName(): (address: string) => string | undefined {
  const [language] = useLanguage();
  const people = useDemoPeople();
  const alliance = useAlliance();
  return (address) => {
    const same = (other: string) => other.toLowerCase() === address.toLowerCase();
    const module = alliance.data?.modules.find(({ location }) => same(location));
    if (module) return module.module;
    const person = people.find((one) => same(one.address));
    return person && nameIn(language, person);
  };
}

export function Account({ address }: { address: string }) {
  const name = useAccountName()(address);
  return (
    <span title={address}>
      {name} <code className={name === undefined ? undefined : tables.quiet}>{shorten(address)}</code>
    </span>
  );
}
