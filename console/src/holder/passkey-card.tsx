/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { Language } from "../../../server/problem.ts";
import { makePasskey, whyNoPasskey } from "./passkeys.ts";
import { Refusal } from "./refusal.tsx";
import type { Visit } from "./visit.ts";
import { filled, holderWords } from "./words.ts";

export function PasskeyCard({ language, visit }: { language: Language; visit: Visit }) {
  const words = holderWords[language];
  const [count, setCount] = useState(visit.session.passkeys);
  const [said, setSaid] = useState("");
  const [problem, setProblem] = useState<unknown>();
  const why = whyNoPasskey();
  const make = async () => {
    setProblem(undefined);
    try {
      const made = await makePasskey(visit);
      if (made) setCount(count + 1);
      setSaid(made ? words.passkeyMade : words.passkeyCancelled);
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <section className="card" aria-labelledby="passkeys">
      <h2 id="passkeys">{words.passkeys}</h2>
      <p className="quiet">{why === null ? words.passkeyText : words[why]}</p>
      {count > 0 && <p>{filled(words.passkeyCount, { count })}</p>}
      {why === null && (
        <button type="button" onClick={() => void make()}>
          {words.makePasskey}
        </button>
      )}
      {said !== "" && <p role="status">{said}</p>}
      {problem !== undefined && <Refusal problem={problem} language={language} />}
    </section>
  );
}
