/** Who speaks for the members, and what the founder leaves to the council. Everything here is fictional. */
import type { Done } from "./acts.ts";
import { HOUR, timeIn } from "./calendar.ts";
import type { MemberKey } from "./members.ts";
import { officerOf } from "./people.ts";

export type SeatAct =
  | (Done & { readonly act: "appointRepresentative"; readonly member: MemberKey; readonly representative: string })
  /** The council's timelock becomes administrator of the alliance … */
  | (Done & { readonly act: "handOver" })
  /** … and the founder is it no more. */
  | (Done & { readonly act: "stepBack" })
  | (Done & { readonly act: "pauseInEmergency"; readonly module: "Recognitions"; readonly until: number });

const FOUNDER = "alliance-founder";
const PAUSE_HOURS = 30;

/** The members that do not leave it to their administrator. */
const representatives: Readonly<Partial<Record<MemberKey, string>>> = { jinghua: "jinghua-representative" };

/** The person who casts a member's vote. */
export function representativeOf(member: MemberKey): string {
  return representatives[member] ?? officerOf(member, "administrator").id;
}

/** When the recognitions are paused, and work again. */
export function recognitionsPause(foundedAt: number): { readonly from: number; readonly until: number } {
  const from = timeIn(foundedAt, 8, 5, 10);
  return { from, until: from + PAUSE_HOURS * HOUR };
}

/** In the first week; and a weekend in the eighth on which a fault was looked into. */
export function seatActsOf(foundedAt: number): readonly SeatAct[] {
  const { from, until } = recognitionsPause(foundedAt);
  return [
    {
      act: "appointRepresentative",
      at: timeIn(foundedAt, 1, 0, 10),
      actor: officerOf("jinghua", "administrator").id,
      member: "jinghua",
      representative: representativeOf("jinghua"),
    },
    { act: "handOver", at: timeIn(foundedAt, 1, 3, 15), actor: FOUNDER },
    { act: "stepBack", at: timeIn(foundedAt, 1, 3, 15, 5), actor: FOUNDER },
    {
      act: "pauseInEmergency",
      at: from,
      actor: "alliance-secretariat",
      module: "Recognitions",
      until,
    },
  ];
}
