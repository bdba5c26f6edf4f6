import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useWords } from "./speech.ts";
import { shellWords } from "./words.ts";

/** Cursors lead forward only; the way back is remembered. */
export function useCursor() {
  const [trail, setTrail] = useState<readonly string[]>([]);
  return {
    after: trail.at(-1),
    first: trail.length === 0,
    page: trail.length,
    forward: (next: string) => setTrail([...trail, next]),
    back: () => setTrail(trail.slice(0, -1)),
    restart: () => setTrail([]),
  };
}

type PagerProps = { cursor: ReturnType<typeof useCursor>; next: string | null | undefined; children?: ReactNode };

export function Pager({ cursor, next, children }: PagerProps) {
  const say = useWords(shellWords);
  return (
    <div style={{ display: "flex", alignItems: "center", gap: 10, marginTop: 12 }}>
      <span style={{ flex: 1, color: "var(--quiet)" }}>{children}</span>
      <Button size="xs" variant="default" disabled={cursor.first} onClick={cursor.back}>
        {say("previous")}
      </Button>
      <Button size="xs" variant="default" disabled={!next} onClick={() => next && cursor.forward(next)}>
        {say("next")}
      </Button>
    </div>
  );
}
