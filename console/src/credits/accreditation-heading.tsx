/** Heading of the room with the three parts of accreditation below it. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWords } from "../shell/speech.ts";
import classes from "./accreditation.module.css";
import { accreditationWords } from "./accreditation-words.ts";
import { CreditsHeading } from "./credits-heading.tsx";

const parts = [
  ["accreditations", "/credits/accreditations"],
  ["qualifications", "/credits/accreditations/qualifications"],
  ["compromises", "/credits/accreditations/compromises"],
] as const;

export function AccreditationHeading({ subtitle, children }: { subtitle?: string; children?: ReactNode }) {
  const say = useWords(accreditationWords);
  return (
    <>
      <CreditsHeading {...(subtitle !== undefined && { subtitle })}>{children}</CreditsHeading>
      <nav className={classes.parts} aria-label={say("parts")}>
        {parts.map(([part, to]) => (
          <Link key={part} to={to} activeOptions={{ exact: part === "accreditations", includeSearch: false }}>
            {say(part)}
          </Link>
        ))}
      </nav>
    </>
  );
}
