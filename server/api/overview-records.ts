/** What the home page shows: work that waits, where a member stands, the week, and what happened last. Pure. */
import { z } from "zod";
import { amountMinorSchema } from "../alliance/records.ts";
import { cycleStatuses } from "../settlement/records.ts";
import { activitySchema } from "./records.ts";

const count = z.number().int();

export const overviewSchema = z
  .object({
    /** Of one member, or of the whole alliance where none was named. Cycles and disputes are the secretariat's. */
    tasks: z.object({
      bookingsToApprove: count,
      /** Begun and not metered, or contested. */
      bookingsToMeter: count,
      usageToConfirm: count,
      /** Left unanswered until the deadline: anybody may post the charge, its owner has reason to. */
      usageToDeem: count,
      paymentsToReport: count,
      paymentsToConfirm: count,
      /** Cut off, and no longer disputable. */
      cyclesToNet: count,
      disputesToDecide: count,
    }),
    /** Where the member stands in the newest cycle that is being settled, else in the open one. */
    position: z
      .object({ cycle: z.number().int(), status: z.enum(cycleStatuses), positionMinor: amountMinorSchema })
      .nullable(),
    /** Bookings that begin on each day of this week in Asia/Shanghai, Monday first; by the member or of its resources. */
    weekBookings: z.array(count).length(7),
    recent: z.array(activitySchema),
  })
  .meta({ id: "Overview" });

export type Overview = z.infer<typeof overviewSchema>;
