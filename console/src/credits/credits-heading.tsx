import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { PageHeading } from "../shell/panel.tsx";
import { useWords } from "../shell/speech.ts";
import classes from "./credits.module.css";
import { creditsWords } from "./words.ts";

/** Heading of the room with its two views: the issuer's own records, and everybody's batches. */
export function CreditsHeading({ subtitle, children }: { subtitle?: string; children?: ReactNode }) {
  const say = useWords(creditsWords);
  return (
    <PageHeading title={say("title")} subtitle={subtitle} beside={<Views />}>
      {children}
    </PageHeading>
  );
}

function Views() {
  const say = useWords(creditsWords);
  return (
    <nav className={classes.views} aria-label={say("views")}>
      <Link to="/credits" activeOptions={{ exact: true, includeSearch: false }} activeProps={{ "data-active": true }}>
        {say("records")}
      </Link>
      <Link to="/credits/batches" activeOptions={{ includeSearch: false }} activeProps={{ "data-active": true }}>
        {say("batches")}
      </Link>
    </nav>
  );
}
