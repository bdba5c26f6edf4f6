/** Heading of the room with its views. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { PageHeading } from "../shell/panel.tsx";
import { useWords } from "../shell/speech.ts";
import classes from "./alliance.module.css";
import { allianceWords } from "./words.ts";

const views = [
  ["members", "/alliance"],
  ["council", "/alliance/council"],
  ["agreements", "/alliance/agreements"],
  ["meetings", "/alliance/meetings"],
] as const;

export function AllianceHeading({ subtitle, children }: { subtitle?: string | undefined; children?: ReactNode }) {
  const say = useWords(allianceWords);
  return (
    <>
      <PageHeading title={say("title")} {...(subtitle !== undefined && { subtitle })}>
        {children}
      </PageHeading>
      <nav className={classes.tabs} aria-label={say("views")}>
        {views.map(([view, to]) => (
          <Link key={view} to={to} className={classes.tab} activeOptions={{ exact: true }}>
            {say(view)}
          </Link>
        ))}
      </nav>
    </>
  );
}
