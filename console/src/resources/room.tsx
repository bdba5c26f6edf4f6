/** Heading and sub-navigation of the room. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { PageHeading } from "../shell/panel.tsx";
import { useWords } from "../shell/speech.ts";
import classes from "./room.module.css";
import { resourcesWords } from "./words.ts";

type RoomHeadingProps = { title?: ReactNode; subtitle?: ReactNode; children?: ReactNode };

export function RoomHeading({ title, subtitle, children }: RoomHeadingProps) {
  const say = useWords(resourcesWords);
  return (
    <>
      <PageHeading title={title ?? say("title")} subtitle={subtitle}>
        {children}
      </PageHeading>
      <nav className={classes.tabs} aria-label={say("title")}>
        <Link to="/resources" className={classes.tab} activeOptions={{ exact: true, includeSearch: false }}>
          {say("tabBoard")}
        </Link>
        <Link to="/resources/tasks" className={classes.tab}>
          {say("tabTasks")}
        </Link>
        <Link to="/resources/catalogue" className={classes.tab}>
          {say("tabCatalogue")}
        </Link>
      </nav>
    </>
  );
}
