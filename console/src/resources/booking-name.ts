/** A booking as people speak of it: what and when. */
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import { bookingWords } from "./booking-words.ts";
import { clockRange, dayOf, formatDay } from "./days.ts";
import { rangeOf } from "./occupancy.ts";
import { useResources } from "./queries.ts";

type Named = { readonly resource: number; readonly start: number; readonly length: number };

/** "Electron microscope, Fri 20 Nov 9:00 – 11:00" */
export function useBookingName(): (booking: Named) => string {
  const say = useWords(bookingWords);
  const [language] = useLanguage();
  const { data: resources } = useResources();
  return (booking) => {
    const found = resources?.find(({ resource }) => resource === booking.resource);
    const resource = found ? nameIn(language, found.description) : `#${booking.resource}`;
    const when = `${formatDay(dayOf(booking.start), language, "short")} ${clockRange(rangeOf(booking))}`;
    return say("ofResource", { resource, when });
  };
}
