/** @jsxImportSource preact */
/** What a student finds inside: the records to choose from, what is shared, credentials, passkeys. */
import { useCallback, useEffect, useState } from "preact/hooks";
import { formatTime } from "../../../client/format.ts";
import { holderRecords, listShares, type Shared } from "../../../client/holder.ts";
import type { HolderRecord } from "../../../server/credits/access-records.ts";
import type { Language } from "../../../server/problem.ts";
import { Chooser } from "./chooser.tsx";
import { Credentials } from "./credentials.tsx";
import { type Ledger, ledgerOf } from "./ledger.ts";
import { PasskeyCard } from "./passkey-card.tsx";
import { Refusal } from "./refusal.tsx";
import { ShareList } from "./share-list.tsx";
import type { Visit } from "./visit.ts";
import { filled, holderWords } from "./words.ts";

type DeskProps = { language: Language; visit: Visit; onProblem: (problem: unknown) => void };
type Held = { records: HolderRecord[]; shares: Shared[]; ledger: Ledger };

export function Desk({ language, visit, onProblem }: DeskProps) {
  const words = holderWords[language];
  const { session, gateway, accessToken } = visit;
  const [held, setHeld] = useState<Held>();
  const [problem, setProblem] = useState<unknown>();
  const fail = useCallback(
    (error: unknown) => {
      setProblem(error);
      onProblem(error);
    },
    [onProblem],
  );
  const load = useCallback(async () => {
    try {
      const [records, shares, ledger] = await Promise.all([
        holderRecords(gateway),
        listShares(gateway, accessToken),
        ledgerOf(gateway),
      ]);
      setHeld({ records, shares, ledger });
    } catch (error) {
      fail(error);
    }
  }, [gateway, accessToken, fail]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each visit
  useEffect(() => void load(), [gateway]);

  const issuer = held?.ledger.members.find(({ member }) => member === session.issuer);
  return (
    <>
      {held?.ledger.demo && <p className="demo">{words.demo}</p>}
      <h1>{filled(words.hello, { name: session.student.name })}</h1>
      <p className="quiet">
        {filled(words.holder, {
          number: session.student.number,
          issuer: (language === "zh-CN" ? issuer?.nameZh : issuer?.nameEn) ?? session.issuer,
        })}
        <br />
        {filled(words.until, { time: formatTime(session.accessExpiresAt, language) })}
      </p>
      {problem !== undefined && <Refusal problem={problem} language={language} />}
      {held === undefined && problem === undefined && <p role="status">{words.opening}</p>}
      {held && (
        <>
          <Chooser language={language} visit={visit} held={held} onShared={load} onProblem={onProblem} />
          <ShareList
            language={language}
            visit={visit}
            held={held}
            onChanged={() => void load()}
            onProblem={onProblem}
          />
          <Credentials language={language} gateway={gateway} records={held.records} />
          <PasskeyCard language={language} visit={visit} />
        </>
      )}
    </>
  );
}
