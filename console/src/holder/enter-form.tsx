/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { Language } from "../../../server/problem.ts";
import { enterByPasskey, whyNoPasskey } from "./passkeys.ts";
import { Refusal } from "./refusal.tsx";
import type { Visit } from "./visit.ts";
import { holderWords } from "./words.ts";

type EnterFormProps = {
  language: Language;
  problem: unknown;
  onLink: (link: string) => void;
  onVisit: (visit: Visit) => void;
};

/** Where there is no token in the address: paste the link, or come in with a passkey. */
export function EnterForm({ language, problem, onLink, onVisit }: EnterFormProps) {
  const words = holderWords[language];
  const [link, setLink] = useState("");
  const [refusal, setRefusal] = useState<unknown>();
  const [cancelled, setCancelled] = useState(false);
  const shown = refusal ?? problem;
  const byPasskey = async () => {
    setRefusal(undefined);
    setCancelled(false);
    try {
      const visit = await enterByPasskey();
      if (visit) onVisit(visit);
      else setCancelled(true);
    } catch (error) {
      setRefusal(error);
    }
  };
  return (
    <form
      className="card ask"
      onSubmit={(event) => {
        event.preventDefault();
        if (link.trim() !== "") onLink(link);
      }}
    >
      <h1>{words.enter}</h1>
      <p>{words.enterText}</p>
      {shown !== undefined && <Refusal problem={shown} language={language} />}
      {cancelled && <p role="alert">{words.passkeyCancelled}</p>}
      <label htmlFor="link">{words.link}</label>
      <input
        id="link"
        type="password"
        autoComplete="off"
        value={link}
        onInput={(event) => setLink(event.currentTarget.value)}
      />
      <div className="buttons">
        <button type="submit" className="primary" disabled={link.trim() === ""}>
          {words.open}
        </button>
        {whyNoPasskey() === null && (
          <button type="button" onClick={() => void byPasskey()}>
            {words.usePasskey}
          </button>
        )}
      </div>
    </form>
  );
}
