/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import { holderCredentials } from "../../../client/holder.ts";
import type { HolderGateway } from "../../../client/holder-gateway.ts";
import type { HolderRecord } from "../../../server/credits/access-records.ts";
import type { DepositedCredential } from "../../../server/credits/credential-records.ts";
import type { Language } from "../../../server/problem.ts";
import { download } from "../shell/download.ts";
import { titleOf } from "./record-line.tsx";
import { Refusal } from "./refusal.tsx";
import { filled, holderWords } from "./words.ts";

type CredentialsProps = { language: Language; gateway: HolderGateway; records: readonly HolderRecord[] };

/** What the university signed for the student to take along; nothing where it signed nothing. */
export function Credentials({ language, gateway, records }: CredentialsProps) {
  const words = holderWords[language];
  const [credentials, setCredentials] = useState<DepositedCredential[]>([]);
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => void holderCredentials(gateway).then(setCredentials, setProblem), [gateway]);
  if (problem !== undefined) return <Refusal problem={problem} language={language} />;
  if (credentials.length === 0) return null;
  const nameOf = ({ recordIds }: DepositedCredential) => {
    const own = records.filter(({ record }) => recordIds.includes(record.recordId));
    const [first] = own;
    if (!first) return "";
    const status =
      first.status === "in-force" || first.status === "draft" ? "" : ` · ${words[`status.${first.status}`]}`;
    return own.length === 1 ? `${titleOf(first.record, language)}${status}` : `${titleOf(first.record, language)}…`;
  };
  const save = ({ format, credential }: DepositedCredential, at: number) =>
    format === "open-badge"
      ? download(`open-badge-${at + 1}.json`, credential, "application/json")
      : download(`credential-${at + 1}.sd-jwt.txt`, credential, "text/plain");
  return (
    <section className="card" aria-labelledby="credentials">
      <h2 id="credentials">{words.credentials}</h2>
      <p className="quiet">{words.credentialText}</p>
      <ul>
        {credentials.map((one, at) => (
          <li key={`${one.format} ${one.recordIds.join()}`}>
            <b>{nameOf(one)}</b>
            <div className="buttons">
              <button type="button" onClick={() => save(one, at)}>
                {filled(words[`format.${one.format}`], { count: one.recordIds.length })}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
