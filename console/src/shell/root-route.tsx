/** The parent of every room's routes. */
import { Button } from "@mantine/core";
import { createRootRoute, Link } from "@tanstack/react-router";
import { Layout } from "./layout.tsx";
import { PageHeading } from "./panel.tsx";
import { ProblemNotice } from "./problem-notice.tsx";
import { useWords } from "./speech.ts";
import { useUpgraded } from "./upgrade.ts";
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

/** Of a page; what the page needs may have been replaced by a new version of the console, which the layout tells. */
export function Failed({ error, reset }: { error: unknown; reset: () => void }) {
  const say = useWords(shellWords);
  const upgraded = useUpgraded();
  return (
    <>
      <PageHeading title={say("failedTitle")} />
      {!upgraded && <ProblemNotice problem={error} />}
      <Button mt="md" variant="default" onClick={reset}>
        {say("retry")}
      </Button>
    </>
  );
}
