/** The white card, the heading of a page, the badge of a state, and the words for "nothing here". */
import { IconLock } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { type Need, useRefusal } from "./actor.ts";
import { landing } from "./focus.ts";
import classes from "./panel.module.css";
import { useTitle } from "./title.ts";

type PanelProps = {
  title?: ReactNode;
  /** At the right of the title: a link or a small button. */
  aside?: ReactNode;
  tone?: "bad";
  /** No padding: for tables. */
  flush?: boolean;
  /** Where the focus goes when what had it is gone. */
  landing?: boolean;
  className?: string;
  children: ReactNode;
};

export function Panel({ title, aside, tone, flush, landing: lands, className, children }: PanelProps) {
  return (
    <section className={[classes.panel, className].filter(Boolean).join(" ")} data-tone={tone} data-flush={flush}>
      {title !== undefined && (
        <div className={classes.head}>
          <h2 className={classes.title} tabIndex={-1} {...(lands && landing)}>
            {title}
          </h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}

type PageHeadingProps = {
  title: ReactNode;
  /** Of the browser's tab, where it is not the heading. */
  tabTitle?: string;
  subtitle?: ReactNode;
  /** Next to the title: the views of a room. */
  beside?: ReactNode;
  /** Buttons, at the right. */
  children?: ReactNode;
};

export function PageHeading(props: PageHeadingProps) {
  useTitle(props.tabTitle ?? (typeof props.title === "string" ? props.title : ""));
  return (
    <div className={classes.heading}>
      <div>
        <div className={classes.titleRow}>
          <h1 className={classes.pageTitle} tabIndex={-1}>
            {props.title}
          </h1>
          {props.beside}
        </div>
        {props.subtitle !== undefined && <p className={classes.subtitle}>{props.subtitle}</p>}
      </div>
      {props.children !== undefined && <div className={classes.actions}>{props.children}</div>}
    </div>
  );
}

export type Tone = "good" | "waiting" | "bad" | "ours" | "neutral";

export function StateBadge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {children}
    </span>
  );
}

export function Nothing({ children }: { children: ReactNode }) {
  return <p className={classes.nothing}>{children}</p>;
}

/** Says why the person at the screen may not do something; nothing where they may. */
export function Refused({ need }: { need: Need }) {
  const why = useRefusal()(need);
  if (why === undefined) return null;
  return (
    <p className={classes.refused}>
      <IconLock size={16} aria-hidden />
      {why}
    </p>
  );
}

/** Name and value pairs. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
