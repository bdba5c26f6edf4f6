/** Files whose hashes stand on the chain: choosing one, and holding one against the hash. Read in the browser only. */
import { Button, Input } from "@mantine/core";
import { type ReactNode, useRef, useState } from "react";
import type { Hex } from "viem";
import { documentHash } from "../../../client/document.ts";
import { useWords } from "../shell/speech.ts";
import classes from "./alliance.module.css";
import { allianceWords } from "./words.ts";

type Chosen = { readonly name: string; readonly hash: Hex };

type FileButtonProps = { label: string; children: ReactNode; onChosen: (chosen: Chosen) => void };

function FileButton({ label, children, onChosen }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File) =>
    onChosen({ name: file.name, hash: documentHash(new Uint8Array(await file.arrayBuffer())) });
  return (
    <>
      <Button size="xs" variant="default" onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file !== undefined) void read(file);
        }}
      />
    </>
  );
}

type DocumentFieldProps = { label: string; hash: Hex | undefined; onHash: (hash: Hex) => void };

/** A file of which the ledger gets the hash. */
export function DocumentField({ label, hash, onHash }: DocumentFieldProps) {
  const say = useWords(allianceWords);
  const [name, setName] = useState<string>();
  return (
    <Input.Wrapper label={label} labelElement="div" description={say("hashHint")}>
      <div className={classes.row}>
        <FileButton
          label={label}
          onChosen={(chosen) => {
            setName(chosen.name);
            onHash(chosen.hash);
          }}
        >
          {say(hash === undefined ? "chooseFile" : "otherFile")}
        </FileButton>
        {hash !== undefined && (
          <span className={classes.grow}>
            {name} <span className={classes.hash}>{hash}</span>
          </span>
        )}
      </div>
    </Input.Wrapper>
  );
}

/** A hash, and whether a file is the one that it stands for. */
export function DocumentHash({ hash }: { hash: string }) {
  const say = useWords(allianceWords);
  const [chosen, setChosen] = useState<Chosen>();
  const isSame = chosen?.hash === hash;
  return (
    <div>
      <span className={classes.hash}>{hash}</span>{" "}
      <FileButton label={say("checkFile")} onChosen={setChosen}>
        {say("checkFile")}
      </FileButton>
      <div role="status">
        {chosen !== undefined && (
          <span className={isSame ? classes.same : classes.differs}>
            {say(isSame ? "sameFile" : "otherContents", { file: chosen.name })}
          </span>
        )}
      </div>
    </div>
  );
}
