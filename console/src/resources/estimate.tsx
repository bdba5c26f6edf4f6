/** What a booking would cost, and what speaks against it. */
import { IconAlertCircle } from "@tabler/icons-react";
import { formatMoney } from "../../../client/format.ts";
import { formatPrice, priceOf, rateClassOf } from "../../../client/rates.ts";
import type { MemberRecord } from "../../../server/alliance/records.ts";
import type { ResourceRecord } from "../../../server/resources/records.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import classes from "./booking.module.css";
import { type BookingFault, takenRange } from "./booking-faults.ts";
import { bookingWords } from "./booking-words.ts";
import { useNames } from "./queries.ts";

type EstimateProps = { resource: ResourceRecord; user: MemberRecord | undefined; minutes: number };

export function Estimate({ resource, user, minutes }: EstimateProps) {
  const say = useWords(bookingWords);
  const [language] = useLanguage();
  const rateClass = rateClassOf(user, resource.owner);
  const { rate } = resource;
  const sum = {
    hours: minutes / 60,
    price: formatPrice(rate[rateClass], language),
    rateClass: say(`class.${rateClass}`),
  };
  return (
    <div className={classes.estimate}>
      <div>
        <p>{say("estimateSum", sum)}</p>
        <p className={classes.note}>{say(rateClass === "own" ? "estimateOwn" : "estimateNote")}</p>
      </div>
      <b className={classes.amount}>{formatMoney(priceOf(rate, rateClass, minutes), language)}</b>
    </div>
  );
}

export function FaultList({ faults }: { faults: readonly BookingFault[] }) {
  const say = useWords(bookingWords);
  const names = useNames();
  const text = (fault: BookingFault): string => {
    if (fault.fault === "short" || fault.fault === "long") return say(`fault.${fault.fault}`, { hours: fault.hours });
    if (fault.fault !== "taken") return say(`fault.${fault.fault}`);
    const range = takenRange(fault.block);
    const { booking } = fault.block;
    return booking ? say("fault.taken", { range, member: names(booking.user) }) : say("fault.outage", { range });
  };
  return (
    <div role="status" className={classes.faults}>
      {faults.map((fault) => (
        <p key={text(fault)}>
          <IconAlertCircle size={16} aria-hidden />
          {text(fault)}
        </p>
      ))}
    </div>
  );
}
