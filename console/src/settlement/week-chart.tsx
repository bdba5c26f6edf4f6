/** What a cycle's lines cost week by week, and how much of it touches the person's member. Plain SVG. */
import { formatDate, formatMoney } from "../../../client/format.ts";
import type { CycleRecord } from "../../../server/settlement/records.ts";
import { Panel } from "../shell/panel.tsx";
import { useLanguage, useWords } from "../shell/speech.ts";
import { cycleWords } from "./cycle-words.ts";
import { useLines } from "./queries.ts";
import classes from "./week-chart.module.css";
import { niceStep, type Week, weeksOf } from "./weeks.ts";

/** A cycle with more lines is not charted: they would all have to be read. */
const mostLines = 1000;

const frame = { width: 520, height: 190, left: 34, bottom: 22, top: 8 };

export function WeekChart({ cycle, member }: { cycle: CycleRecord; member: number | undefined }) {
  const say = useWords(cycleWords);
  const charted = cycle.lines > 0 && cycle.lines <= mostLines;
  const lines = useLines(cycle.cycle, {}, mostLines, charted);
  if (!charted || lines.data === undefined) return null;
  const weeks = weeksOf(lines.data, cycle, member);
  return (
    <Panel
      title={say("weekly")}
      aside={
        <p className={classes.legend}>
          {member !== undefined && (
            <>
              <span>
                <i style={{ background: "var(--deep)" }} />
                {say("ours")}
              </span>
              <span>
                <i style={{ background: "#8fc7c2" }} />
                {say("others")}
              </span>
            </>
          )}
        </p>
      }
    >
      <Bars weeks={weeks} />
    </Panel>
  );
}

function Bars({ weeks }: { weeks: readonly Week[] }) {
  const say = useWords(cycleWords);
  const [language] = useLanguage();
  // Only for the height of bars, in thousands of yuan.
  const highest = Math.max(...weeks.map(({ totalMinor }) => thousands(totalMinor)));
  const step = niceStep(highest);
  const top = Math.max(step, Math.ceil(highest / step) * step);
  const { width, height, left, bottom } = frame;
  const y = (value: number) => height - bottom - (value / top) * (height - bottom - frame.top);
  const room = (width - left) / weeks.length;
  const bar = Math.min(46, room * 0.76);
  return (
    <svg className={classes.chart} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={say("weekly")}>
      {Array.from({ length: Math.round(top / step) + 1 }, (_, at) => at * step).map((value) => (
        <g key={value}>
          <line
            x1={left}
            x2={width}
            y1={y(value)}
            y2={y(value)}
            stroke="#ced4da"
            strokeDasharray={value === 0 ? undefined : "4 4"}
          />
          <text x={left - 8} y={y(value) + 4} textAnchor="end" fill="#4b5763">
            {value.toLocaleString(language)}
          </text>
        </g>
      ))}
      {weeks.map(({ startsAt, totalMinor, oursMinor }, at) => {
        const x = left + room * at + (room - bar) / 2;
        const total = thousands(totalMinor);
        const ours = thousands(oursMinor);
        const date = formatDate(startsAt, language);
        const words = { date, total: formatMoney(totalMinor, language), ours: formatMoney(oursMinor, language) };
        return (
          <g key={startsAt}>
            <title>{say("weekOf", words)}</title>
            <rect x={x} width={bar} y={y(total)} height={y(0) - y(total)} fill="#8fc7c2" />
            <rect x={x} width={bar} y={y(ours)} height={y(0) - y(ours)} fill="#0b5c5c" />
            <text x={x + bar / 2} y={height - 5} textAnchor="middle" fill="#4b5763">
              {shortDate(startsAt)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function thousands(amountMinor: bigint): number {
  return Number(amountMinor) / 100_000;
}

/** "9/21": month and day, readable in both languages. */
function shortDate(startsAt: string): string {
  const { month, day } = Object.fromEntries(
    new Intl.DateTimeFormat("en", { timeZone: "Asia/Shanghai", month: "numeric", day: "numeric" })
      .formatToParts(new Date(startsAt))
      .map(({ type, value }) => [type, value]),
  );
  return `${month}/${day}`;
}
