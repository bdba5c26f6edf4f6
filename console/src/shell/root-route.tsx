/** The parent of every room's routes. */
import { Button } from "@mantine/core";
import { createRootRoute, Link } from "@tanstack/react-router";
import { Layout } from "./layout.tsx";
import { PageHeading } from "./panel.tsx";
import { ProblemNotice } from "./problem-notice.tsx";
import { useWords } from "./speech.ts";
import { shellWords } from "./words.ts";

export const rootRoute = createRootRoute({
  component: Layout,
  notFoundComponent: NotFound,
  errorComponent: Failed,
});

function NotFound() {
  const say = useWords(shellWords);
  return (
    <>
      <PageHeading title={say("notFoundTitle")} />
      <p>{say("notFoundText")}</p>
      <Link to="/">{say("backHome")}</Link>
    </>
  );
}

function Failed({ error, reset }: { error: unknown; reset: () => void }) {
  const say = useWords(shellWords);
  return (
    <>
      <PageHeading title={say("failedTitle")} />
      <ProblemNotice problem={error} />
      <Button mt="md" variant="default" onClick={reset}>
        {say("retry")}
      </Button>
    </>
  );
}
