import { Button, Checkbox, NativeSelect } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ruleState } from "../../../client/rule-fit.ts";
import type { RecognitionRuleRecord } from "../../../server/credits/recognition-records.ts";
import { useActor, useRefusal } from "../shell/actor.ts";
import { Pager, useCursor } from "../shell/pager.tsx";
import { Nothing, Panel } from "../shell/panel.tsx";
import { usePhone } from "../shell/phone.ts";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useMemberName, useMembers } from "../shell/queries.ts";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import { TableFrame } from "../shell/table-frame.tsx";
import listing from "./credits.module.css";
import { CreditsHeading } from "./credits-heading.tsx";
import classes from "./recognition.module.css";
import { useRecognitionNames } from "./recognition-labels.tsx";
import { useRules } from "./recognition-queries.ts";
import { RuleBadge, useRuleIssuer, useRuleSummary } from "./rule-facts.tsx";
import { ruleWords } from "./rule-words.ts";

const route = getRouteApi("/credits/rules");
const onPage = 12;

export function RuleListPage() {
  const say = useWords(ruleWords);
  const search = route.useSearch();
  const { ready } = useActor();
  const why = useRefusal()({ office: "registrar" });
  return (
    <>
      <CreditsHeading subtitle={say("subtitle")}>
        {ready &&
          (why === undefined ? (
            <Button renderRoot={(props) => <Link to="/credits/rules/new" {...props} />}>{say("add")}</Button>
          ) : (
            <Button disabled title={why}>
              {say("add")}
            </Button>
          ))}
      </CreditsHeading>
      <Rules key={JSON.stringify(search)} />
    </>
  );
}

function Rules() {
  const say = useWords(ruleWords);
  const { home, issuer, agreement, inForce } = route.useSearch();
  const cursor = useCursor();
  const rules = useRules({ home, issuer });
  const found = (rules.data ?? []).filter(
    (rule) =>
      (agreement ?? rule.agreement) === rule.agreement && (!inForce || ruleState(rule, Date.now()) === "in-force"),
  );
  const from = Number(cursor.after ?? 0);
  const shown = found.slice(from, from + onPage);
  const isFiltered = [home, issuer, agreement, inForce].some((value) => value !== undefined);
  return (
    <>
      <Filters rules={rules.data ?? []} />
      {rules.isError && <ProblemNotice problem={rules.error} onRetry={() => void rules.refetch()} />}
      {rules.data !== undefined && found.length === 0 && (
        <Panel>
          <Nothing>{say(isFiltered ? "noneMatch" : "noneYet")}</Nothing>
        </Panel>
      )}
      {shown.length > 0 && <RuleTable rules={shown} />}
      <Pager cursor={cursor} next={from + onPage < found.length ? String(from + onPage) : null}>
        {say("page", { page: cursor.page + 1 })}
      </Pager>
    </>
  );
}

function Filters({ rules }: { rules: readonly RecognitionRuleRecord[] }) {
  const say = useWords(ruleWords);
  const [language] = useLanguage();
  const members = useMembers();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const universities = (members.data ?? []).filter(({ kind }) => kind === "university" || kind === "institute");
  const agreements = [
    ...new Set([...rules.map(({ agreement }) => agreement), ...(search.agreement ? [search.agreement] : [])]),
  ];
  const select = (name: "home" | "issuer" | "agreement", all: string, options: { value: string; label: string }[]) => (
    <NativeSelect
      aria-label={say(`${name}Filter`)}
      value={search[name] ?? ""}
      data={[{ value: "", label: all }, ...options]}
      onChange={({ currentTarget: { value } }) =>
        void navigate({ search: { ...search, [name]: Number(value) || undefined } })
      }
    />
  );
  const named = universities.map((one) => ({ value: String(one.member), label: nameIn(language, one) }));
  return (
    <div className={classes.filters}>
      {select("home", say("allHomes"), named)}
      {select("issuer", say("allIssuers"), named)}
      {select(
        "agreement",
        say("allAgreements"),
        agreements
          .sort((one, other) => one - other)
          .map((number) => ({
            value: String(number),
            label: say("agreementNumber", { number }),
          })),
      )}
      <Checkbox
        label={say("inForceOnly")}
        checked={search.inForce === true}
        onChange={({ currentTarget: { checked } }) =>
          void navigate({ search: { ...search, inForce: checked || undefined } })
        }
      />
    </div>
  );
}

type RuleTableProps = { rules: readonly RecognitionRuleRecord[] };

function RuleTable({ rules }: RuleTableProps) {
  return usePhone() ? <PhoneList rules={rules} /> : <DeskTable rules={rules} />;
}

function DeskTable({ rules }: RuleTableProps) {
  const say = useWords(ruleWords);
  const memberName = useMemberName();
  const issuerName = useRuleIssuer();
  const names = useRecognitionNames();
  const columns = ["number", "home", "issuer", "form", "source", "target"] as const;
  return (
    <TableFrame label={say("rules")}>
      <table className={tables.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {say(column)}
              </th>
            ))}
            <th scope="col" className={tables.number}>
              {say("counts")}
            </th>
            <th scope="col">{say("state")}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.rule} className={tables.open}>
              <td className={tables.code}>
                <Link className={tables.cover} to="/credits/rules/$rule" params={{ rule: String(rule.rule) }}>
                  {rule.rule}
                </Link>
              </td>
              <td className={tables.strong}>{memberName(rule.home)}</td>
              <td>{issuerName(rule)}</td>
              <td>{names.form(rule.form)}</td>
              <td className={tables.code}>{rule.source}</td>
              <td className={tables.code}>{rule.target}</td>
              <td className={tables.number}>{say("rateOf", { percent: rule.ratePermille / 10 })}</td>
              <td>
                <RuleBadge rule={rule} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function PhoneList({ rules }: RuleTableProps) {
  const say = useWords(ruleWords);
  const memberName = useMemberName();
  const issuerName = useRuleIssuer();
  const summary = useRuleSummary();
  return (
    <ul className={listing.list}>
      {rules.map((rule) => (
        <li key={rule.rule} className={tables.open}>
          <div className={listing.listHead}>
            <Link className={tables.cover} to="/credits/rules/$rule" params={{ rule: String(rule.rule) }}>
              <b>{memberName(rule.home)}</b>
            </Link>
            <RuleBadge rule={rule} />
          </div>
          <div className={tables.quiet}>{`${rule.rule} · ${summary(rule)} · ${say("issuer")} ${issuerName(rule)}`}</div>
        </li>
      ))}
    </ul>
  );
}
