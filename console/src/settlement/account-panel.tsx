/** The person's own member in a cycle. */
import { Link } from "@tanstack/react-router";
import { formatMoney } from "../../../client/format.ts";
import type { CycleDetail } from "../../../server/settlement/records.ts";
import { Panel } from "../shell/panel.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import { cycleWords } from "./cycle-words.ts";
import classes from "./settlement.module.css";
import { settlementWords } from "./words.ts";

export function AccountPanel({ cycle, member }: { cycle: CycleDetail; member: number }) {
  const say = useWords(cycleWords);
  const common = useWords(settlementWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const position = cycle.positions.find((one) => one.member === member);
  const amounts = [
    [common("position"), position?.positionMinor ?? "0"],
    [common("owed"), position?.owedMinor ?? "0"],
    [common("owes"), position?.owesMinor ?? "0"],
  ] as const;
  return (
    <Panel
      title={say("account", { member: memberName(member) })}
      aside={
        <Link
          to="/settlement/statements/$cycle/$member"
          params={{ cycle: String(cycle.cycle), member: String(member) }}
        >
          {say("openStatement")}
        </Link>
      }
    >
      <div className={classes.facts}>
        {amounts.map(([name, amountMinor]) => (
          <div key={name} className={classes.fact}>
            <span>{name}</span>
            <b>{formatMoney(amountMinor, language)}</b>
          </div>
        ))}
      </div>
    </Panel>
  );
}
