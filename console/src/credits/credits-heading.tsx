import { Link, useLocation } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { PageHeading } from "../shell/panel.tsx";
import { useWords } from "../shell/speech.ts";
import classes from "./credits.module.css";
import { deliveryWords } from "./delivery-words.ts";
import { creditsWords } from "./words.ts";

/** Heading of the room with its views: the issuer's own records, and what everybody sees. */
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
  const sayDelivery = useWords(deliveryWords);
  const { pathname } = useLocation();
  const row = useRef<HTMLElement>(null);
  // On a phone the row is wider than the screen.
  useEffect(() => {
    const here = pathname && row.current?.querySelector("[data-active]");
    if (here) here.scrollIntoView({ block: "nearest", inline: "center" });
  }, [pathname]);
  const views = [
    ["/credits", say("records")],
    ["/credits/batches", say("batches")],
    ["/credits/recognitions", say("recognitions")],
    ["/credits/rules", say("rules")],
    ["/credits/deliveries", sayDelivery("title")],
    ["/credits/transcript", say("transcript")],
    ["/credits/accreditations", say("accreditations")],
  ] as const;
  return (
    <nav ref={row} className={classes.views} aria-label={say("views")}>
      {views.map(([to, name]) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: to === "/credits", includeSearch: false }}
          activeProps={{ "data-active": true }}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
