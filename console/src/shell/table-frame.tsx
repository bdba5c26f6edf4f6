import type { ReactNode } from "react";
import classes from "./table.module.css";

/** Around a table that may be wider than the screen. It takes the focus so that the keyboard can scroll it. */
export function TableFrame({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      className={[classes.frame, className].filter(Boolean).join(" ")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1, what scrolls must scroll by keyboard
      tabIndex={0}
    >
      {children}
    </section>
  );
}
