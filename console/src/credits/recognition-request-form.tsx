import { Button, Group, NativeSelect, Radio, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Ledger } from "../../../client/ledger.ts";
import { requestRecognition } from "../../../client/recognition.ts";
import { recognisePart } from "../../../client/recognition-batches.ts";
import { useAgreement } from "../alliance/queries.ts";
import { Panel } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useMemberName, useMembers } from "../shell/queries.ts";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import { SubmitButton, useSubmit } from "../shell/submit.tsx";
import classes from "./recognition.module.css";
import { useRules } from "./recognition-queries.ts";
import { type Line, type ReadyLine, type RequestWay, totalsOf } from "./recognition-request.ts";
import { RecognitionRequestLine } from "./recognition-request-line.tsx";
import { requestWords } from "./recognition-request-words.ts";
import { codeOf } from "./rule-draft.ts";

const secondsADay = 86_400;

type RecognitionRequestFormProps = {
  /** Who asks. */
  member: number;
  lines: readonly Line[];
  onLines: (lines: readonly Line[]) => void;
  onDone: (done: { lines: readonly ReadyLine[]; home: number; way: RequestWay }) => void;
};

/** What is asked for of the records, where, and what it will come to. */
export function RecognitionRequestForm({ member, lines, onLines, onDone }: RecognitionRequestFormProps) {
  const say = useWords(requestWords);
  const memberName = useMemberName();
  const [chosenHome, setHome] = useState<number>();
  const [programme, setProgramme] = useState("");
  const [chosenWay, setWay] = useState<RequestWay>("now");
  /** By leaf: lines that the contract accepts. */
  const [ready, setReady] = useState<Readonly<Record<string, ReadyLine | undefined>>>({});
  const own = lines.filter(({ presentation: { record } }) => record.issuer === member).length;
  const isIssuer = own === lines.length;
  const home = isIssuer ? chosenHome : member;
  const way = isIssuer ? "request" : chosenWay;
  const rules = useRules({ home }, home !== undefined);
  const code = codeOf(programme);
  const accepted = lines.flatMap(({ leaf }) => ready[leaf] ?? []);
  if (own > 0 && !isIssuer) {
    return (
      <Panel>
        <p role="alert" className={classes.bad}>
          {say("mixed")}
        </p>
        <Cards lines={lines} onLines={onLines} />
      </Panel>
    );
  }
  return (
    <>
      <Panel className={classes.form}>
        <p className={classes.quiet}>{say(isIssuer ? "asIssuer" : "asHome", { member: memberName(member) })}</p>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" style={{ alignItems: "end" }}>
          {isIssuer && <HomeSelect issuer={member} home={home} onHome={setHome} />}
          <TextInput
            label={say("programme")}
            description={say("programmeHint")}
            value={programme}
            maxLength={32}
            error={programme !== "" && code === undefined && say("badProgramme")}
            onChange={(event) => setProgramme(event.currentTarget.value)}
          />
        </SimpleGrid>
        {!isIssuer && <WayChoice way={way} onWay={setWay} />}
      </Panel>
      {rules.isError && <ProblemNotice problem={rules.error} onRetry={() => void rules.refetch()} />}
      {lines.map((line) => (
        <RecognitionRequestLine
          key={line.leaf}
          line={line}
          asked={{ home, programme: code, way, requester: member }}
          rules={rules.data}
          onLine={(changed) => onLines(lines.map((one) => (one.leaf === line.leaf ? changed : one)))}
          onRemove={() => onLines(lines.filter((one) => one.leaf !== line.leaf))}
          onReady={(one) =>
            setReady((before) => (before[line.leaf] === one ? before : { ...before, [line.leaf]: one }))
          }
        />
      ))}
      {home !== undefined && accepted.length === lines.length && (
        <Signing lines={accepted} home={home} way={way} member={member} onDone={onDone} />
      )}
    </>
  );
}

/** Only to take some away. */
function Cards({ lines, onLines }: Pick<RecognitionRequestFormProps, "lines" | "onLines">) {
  const say = useWords(requestWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  return (
    <ul className={classes.list}>
      {lines.map(({ leaf, presentation: { record } }) => (
        <li key={leaf} className={classes.row}>
          <span className={classes.grow}>
            {language === "en" ? record.achievement.titleEn : record.achievement.titleZh} · {memberName(record.issuer)}
          </span>
          <Button size="xs" variant="default" onClick={() => onLines(lines.filter((one) => one.leaf !== leaf))}>
            {say("remove")}
          </Button>
        </li>
      ))}
    </ul>
  );
}

type HomeSelectProps = { issuer: number; home: number | undefined; onHome: (home: number | undefined) => void };

function HomeSelect({ issuer, home, onHome }: HomeSelectProps) {
  const say = useWords(requestWords);
  const [language] = useLanguage();
  const members = useMembers();
  const homes = (members.data ?? []).filter(
    ({ member, kind, standing }) =>
      member !== issuer && standing === "active" && (kind === "university" || kind === "institute"),
  );
  return (
    <NativeSelect
      label={say("home")}
      value={home ?? ""}
      data={[
        { value: "", label: say("chooseHome") },
        ...homes.map((one) => ({ value: String(one.member), label: nameIn(language, one) })),
      ]}
      onChange={({ currentTarget: { value } }) => onHome(Number(value) || undefined)}
    />
  );
}

function WayChoice({ way, onWay }: { way: RequestWay; onWay: (way: RequestWay) => void }) {
  const say = useWords(requestWords);
  return (
    <Radio.Group label={say("way")} value={way} onChange={(value) => onWay(value === "now" ? "now" : "request")}>
      <Stack gap="xs" mt={4}>
        <Radio value="now" label={say("wayNow")} description={say("wayNowHint")} />
        <Radio value="request" label={say("wayRequest")} description={say("wayRequestHint")} />
      </Stack>
    </Radio.Group>
  );
}

type SigningProps = Pick<RecognitionRequestFormProps, "member" | "onDone"> & {
  lines: readonly ReadyLine[];
  home: number;
  way: RequestWay;
};

/** What all of it comes to, and the signature. */
function Signing({ lines, home, way, member, onDone }: SigningProps) {
  const say = useWords(requestWords);
  const memberName = useMemberName();
  const submission = useSubmit({ refresh: ["credits"] });
  const agreement = useAgreement(lines[0]?.terms.agreement);
  const { credits, counted, parts, hasAutomatic } = totalsOf(lines, way);
  const count = lines.length;
  const days = Math.round((agreement.data?.decisionSeconds ?? 0) / secondsADay);
  const signAll = async (ledger: Ledger) => {
    for (const part of parts) {
      if (way === "now") await recognisePart(ledger, home, part);
      else for (const line of part) await requestRecognition(ledger, line.presentation, { home, ...line }, member);
    }
  };
  return (
    <Panel title={say("effect")}>
      <div className={classes.effect} role="status">
        <p>
          {way === "now"
            ? say("effectNow", { count, counted })
            : say("effectRequest", { count, credits, home: memberName(home), days })}
        </p>
        {way === "request" && hasAutomatic && <p>{say("effectAutomatic")}</p>}
        {parts.length > 1 && <p>{say("transactions", { count: parts.length })}</p>}
        {parts
          .filter((part) => part.length > 1)
          .map((part) => (
            <p key={part[0]?.leaf}>
              {say("parts", { sequence: part[0]?.presentation.sequence ?? 0, count: part.length })}
            </p>
          ))}
      </div>
      <Group justify="flex-end" mt="sm">
        <SubmitButton
          submission={submission}
          need={{ office: "registrar", at: member }}
          run={signAll}
          done={way === "now" ? say("doneNow", { count }) : say("doneRequest", { count })}
          onDone={() => onDone({ lines, home, way })}
        >
          {way === "now" ? say("submitNow", { count }) : say("submitRequest", { count })}
        </SubmitButton>
      </Group>
    </Panel>
  );
}
