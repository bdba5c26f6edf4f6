import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Activity } from "../../../server/api/records.ts";
import { codeText } from "../../../server/credits/accreditation-words.ts";

const bookingEvents = ["BookingMade", "BookingStatusChanged", "UsageMetered", "UsageCharged"];

/** Leads from an event to where more is known of its subject. */
export function ActivityLink({ item, children }: { item: Activity; children: ReactNode }) {
  const { domain, event, arguments: given } = item;
  if (domain === "resources" && bookingEvents.includes(event)) {
    return (
      <Link to="/resources/bookings/$booking" params={{ booking: `${given.resource}-${given.number}` }}>
        {children}
      </Link>
    );
  }
  if (domain === "resources") {
    return (
      <Link to="/resources/$resource" params={{ resource: String(given.resource) }}>
        {children}
      </Link>
    );
  }
  if (domain === "settlement" && given.line !== undefined) {
    return (
      <Link to="/settlement/lines/$line" params={{ line: String(given.line) }}>
        {children}
      </Link>
    );
  }
  if (domain === "settlement") {
    return (
      <Link to="/settlement" search={{ cycle: Number(given.cycle) }}>
        {children}
      </Link>
    );
  }
  if (domain === "alliance" && given.proposalId !== undefined) {
    return (
      <Link to="/alliance/council/$proposal" params={{ proposal: String(given.proposalId) }}>
        {children}
      </Link>
    );
  }
  if (domain === "alliance" && given.agreement !== undefined) {
    return (
      <Link to="/alliance/agreements/$agreement" params={{ agreement: String(given.agreement) }}>
        {children}
      </Link>
    );
  }
  if (domain === "alliance" && given.meeting !== undefined) {
    return (
      <Link to="/alliance/meetings/$meeting" params={{ meeting: String(given.meeting) }}>
        {children}
      </Link>
    );
  }
  if (domain === "credits" && given.leaf !== undefined && given.programme !== undefined) {
    const programme = codeText(String(given.programme));
    const params = { issuer: String(given.issuer), leaf: String(given.leaf), home: String(given.home), programme };
    return (
      <Link to="/credits/recognitions/$issuer/$leaf/$home/$programme" params={params}>
        {children}
      </Link>
    );
  }
  if (domain === "credits" && given.rule !== undefined) {
    return (
      <Link to="/credits/rules/$rule" params={{ rule: String(given.rule) }}>
        {children}
      </Link>
    );
  }
  if (domain === "credits") {
    return (
      <Link to="/credits/batches" search={{ issuer: Number(given.issuer) }}>
        {children}
      </Link>
    );
  }
  return children;
}
