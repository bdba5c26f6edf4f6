import { Button, PasswordInput, Progress, SimpleGrid } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { createKeystore } from "../../../client/keystore.ts";
import { download } from "../shell/download.ts";
import { Panel } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useWords } from "../shell/speech.ts";
import { founderFile } from "./plan.ts";
import classes from "./set-up.module.css";
import { setUpWords } from "./words.ts";

const shortestPassphrase = 12;

/** Makes the founder's key in the browser. It leaves as an encrypted file only. */
export function FounderKey() {
  const say = useWords(setUpWords);
  const [passphrase, setPassphrase] = useState("");
  const [repeated, setRepeated] = useState("");
  const [tried, setTried] = useState(false);
  const [share, setShare] = useState<number>();
  const [address, setAddress] = useState<string>();
  const [problem, setProblem] = useState<unknown>();
  const short = passphrase.length < shortestPassphrase;
  const differ = passphrase !== repeated;

  const create = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (short || differ) return;
    setProblem(undefined);
    setShare(0);
    try {
      const keystore = await createKeystore(passphrase, { onProgress: setShare });
      download(founderFile, keystore.json, "application/json");
      setAddress(keystore.address);
      setPassphrase("");
      setRepeated("");
      setTried(false);
    } catch (error) {
      setProblem(error);
    } finally {
      setShare(undefined);
    }
  };

  const toggle = { "aria-label": say("showPassphrase") };
  return (
    <Panel title={say("founderTitle")}>
      <p>{say("founderText")}</p>
      <form onSubmit={(event) => void create(event)} noValidate>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <PasswordInput
            label={say("passphrase")}
            autoComplete="new-password"
            value={passphrase}
            visibilityToggleButtonProps={toggle}
            error={tried && short ? say("tooShort") : undefined}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
          />
          <PasswordInput
            label={say("repeat")}
            autoComplete="new-password"
            value={repeated}
            visibilityToggleButtonProps={toggle}
            error={tried && !short && differ ? say("differ") : undefined}
            onChange={(event) => setRepeated(event.currentTarget.value)}
          />
        </SimpleGrid>
        {share !== undefined && <Progress mt="sm" value={share * 100} aria-label={say("creating")} />}
        <Button mt="sm" type="submit" variant="default" disabled={share !== undefined}>
          {share === undefined ? say("createKey") : say("creating")}
        </Button>
      </form>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {address === undefined ? (
        <p className={classes.quiet}>{say("laterKey")}</p>
      ) : (
        <p className={classes.done} role="status">
          ✓ {say("created", { address })}
        </p>
      )}
    </Panel>
  );
}
