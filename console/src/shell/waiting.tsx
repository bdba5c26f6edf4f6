import { Loader } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "./speech.ts";
import { shellWords } from "./words.ts";

/** Before the gateway has said anything. */
export function Waiting({ problem }: { problem?: ReactNode }) {
  const say = useWords(shellWords);
  return (
    <main style={{ display: "grid", placeItems: "center", minHeight: "100dvh", padding: 16 }}>
      {problem ?? <Loader color="teal" aria-label={say("loading")} />}
    </main>
  );
}
