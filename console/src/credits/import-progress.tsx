import { Loader } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useWords } from "../shell/speech.ts";
import classes from "./import.module.css";
import { importWords } from "./import-words.ts";

const steps = ["salt", "vault", "sign", "chain"] as const;

export type ImportStep = (typeof steps)[number];

export function ImportProgress({ step }: { step: ImportStep }) {
  const say = useWords(importWords);
  const names = { salt: say("stepSalt"), vault: say("stepVault"), sign: say("stepSign"), chain: say("stepChain") };
  const current = steps.indexOf(step);
  return (
    <ol className={classes.steps} aria-label={say("progress")}>
      {steps.map((name, at) => (
        <li
          key={name}
          data-state={at < current ? "done" : at === current ? "current" : "ahead"}
          aria-current={at === current ? "step" : undefined}
        >
          <span className={classes.stepMark}>
            {at < current && <IconCheck size={16} aria-hidden />}
            {at === current && <Loader size={14} color="white" aria-hidden />}
            {at > current && at + 1}
          </span>
          {names[name]}
        </li>
      ))}
    </ol>
  );
}
