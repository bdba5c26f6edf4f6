import { type ChangeEvent, type DragEvent, type FormEvent, useState } from "react";
import { clientProblems } from "../../../client/problems.ts";
import { type Language, Problem } from "../../../server/problem.ts";
import { verifyWords } from "./words.ts";

type AskFormProps = { language: Language; problem: unknown; onText: (text: string) => void };

/** A presentation is some 3 kB. */
const mostBytes = 1_000_000;

/** Where there is no record in the address: paste a link, or open a file. */
export function AskForm({ language, problem, onText }: AskFormProps) {
  const words = verifyWords[language];
  const [link, setLink] = useState("");

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (link.trim() !== "") onText(link);
  };
  const read = async (file: File | undefined) => {
    if (file !== undefined) onText(await file.slice(0, mostBytes).text());
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => void read(event.currentTarget.files?.[0]);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void read(event.dataTransfer.files[0]);
  };

  return (
    <form className="card ask" onSubmit={submit} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <h1>{words.ask}</h1>
      <p>{words.askText}</p>
      {problem !== undefined && <Refusal problem={problem} language={language} />}
      <label htmlFor="link">{words.link}</label>
      <textarea
        id="link"
        rows={4}
        value={link}
        spellCheck={false}
        onChange={(event) => setLink(event.currentTarget.value)}
      />
      <div className="buttons">
        <button type="submit" className="primary" disabled={link.trim() === ""}>
          {words.verify}
        </button>
        <span>{words.or}</span>
        <label className="file">
          <input type="file" accept="application/json,.json" onChange={choose} />
          {words.file}
        </label>
      </div>
      <p className="quiet">{words.drop}</p>
    </form>
  );
}

function Refusal({ problem, language }: { problem: unknown; language: Language }) {
  const name = problem instanceof Problem && problem.name in clientProblems ? problem.name : "Client_Unexpected";
  const said = clientProblems[name as keyof typeof clientProblems];
  return (
    <div className="refusal" role="alert">
      <b>{said.title[language]}</b>
      <p>{said.advice[language]}</p>
    </div>
  );
}
