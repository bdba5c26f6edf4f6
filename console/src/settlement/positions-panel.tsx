/** Who receives and who pays, on one scale around zero. */
import { Link } from "@tanstack/react-router";
import { formatMoney } from "../../../client/format.ts";
import type { CycleDetail, PositionRecord } from "../../../server/settlement/records.ts";
import { useMember } from "../shell/actor.ts";
import { Nothing, Panel } from "../shell/panel.tsx";
import { useMemberName } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import { cycleWords } from "./cycle-words.ts";
import classes from "./positions.module.css";
import settlement from "./settlement.module.css";

export function PositionsPanel({ cycle }: { cycle: CycleDetail }) {
  const say = useWords(cycleWords);
  const [language] = useLanguage();
  const ours = useMember();
  const sorted = cycle.positions
    .map((position) => ({ ...position, minor: BigInt(position.positionMinor) }))
    .sort((one, other) => (one.minor === other.minor ? one.member - other.member : one.minor > other.minor ? -1 : 1));
  const most = sorted[0]?.minor ?? 0n;
  const least = sorted.at(-1)?.minor ?? 0n;
  // Only for the length of bars: amounts are never computed in floats.
  const scale = { above: Math.max(0, Number(most)), below: Math.max(0, -Number(least)) };
  const sum = sorted.reduce((total, { minor }) => total + minor, 0n);
  return (
    <Panel title={say("positions")}>
      <p className={settlement.note}>{say("positionsNote")}</p>
      {sorted.length === 0 && <Nothing>{say("noPositions")}</Nothing>}
      <ul className={classes.positions}>
        {sorted.map((position) => (
          <Position
            key={position.member}
            {...{ position, scale }}
            cycle={cycle.cycle}
            isOurs={position.member === ours}
          />
        ))}
      </ul>
      {sorted.length > 0 && (
        <p className={classes.sum}>
          <span>{say("sum")}</span>
          <span className={classes.amount}>{formatMoney(sum, language)}</span>
        </p>
      )}
    </Panel>
  );
}

type PositionProps = {
  position: PositionRecord;
  scale: { above: number; below: number };
  cycle: number;
  isOurs: boolean;
};

function Position({ position: { member, positionMinor }, scale, cycle, isOurs }: PositionProps) {
  const [language] = useLanguage();
  const memberName = useMemberName();
  const whole = scale.above + scale.below || 1;
  const zero = (100 * scale.below) / whole;
  const width = (100 * Math.abs(Number(positionMinor))) / whole;
  const pays = positionMinor.startsWith("-");
  return (
    <li style={{ display: "contents" }}>
      <Link
        to="/settlement/statements/$cycle/$member"
        params={{ cycle: String(cycle), member: String(member) }}
        className={classes.position}
        data-ours={isOurs || undefined}
      >
        <span>{memberName(member)}</span>
        <span className={classes.field} aria-hidden>
          <span className={classes.zero} style={{ left: `${zero}%` }} />
          {positionMinor !== "0" && (
            <span
              className={classes.bar}
              data-side={pays ? "pays" : "receives"}
              style={{ left: `${pays ? zero - width : zero}%`, width: `${width}%` }}
            />
          )}
        </span>
        <span className={classes.amount}>{formatMoney(positionMinor, language)}</span>
      </Link>
    </li>
  );
}
