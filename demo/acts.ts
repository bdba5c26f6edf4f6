import type { AgreementAct } from "./agreements.ts";
import type { CouncilAct } from "./council.ts";
import type { MeetingAct } from "./meetings.ts";
import type { MemberKey } from "./members.ts";
import type { RecognitionAct } from "./recognition-acts.ts";
import type { SeatAct } from "./seats.ts";

/** Why a record's status changed: the codes of ICredits.Reason. */
export type CreditReason = "issued-in-error" | "grade-corrected" | "academic-misconduct";

/** When something is done, in unix seconds, and by whom: the id of a person. */
export type Done = { readonly at: number; readonly actor: string };

/** Names a booking: the instrument's key, a hyphen, and the number the booking will have on the ledger. */
export type BookingRef = string;

type OfRecord = {
  readonly issuer: MemberKey;
  readonly sequence: number;
  readonly recordId: string;
  readonly reason: CreditReason;
};

/** One variant for each name, so that a name alone tells the variant. */
export type Each<Name extends string, Fields> = Name extends string ? Done & Fields & { readonly act: Name } : never;

type OfBooking = { readonly booking: BookingRef; readonly instrument: string };

export type CreditAct =
  | (Done & { readonly act: "issueBatch"; readonly issuer: MemberKey; readonly sequence: number })
  | (Done & OfRecord & { readonly act: "revoke" })
  | (Done & OfRecord & { readonly act: "supersede"; readonly successorId: string; readonly successorSequence: number });

export type BookingAct =
  | (Done &
      OfBooking & {
        readonly act: "book";
        readonly user: MemberKey;
        /** Under which it is made; null where the owner books. */
        readonly agreement: number | null;
        /** First slot, counted in quarters of an hour from 1970. */
        readonly start: number;
        /** Slots. */
        readonly length: number;
      })
  | Each<"approve" | "decline" | "cancel" | "confirm" | "contest", OfBooking>
  | (Done & OfBooking & { readonly act: "meter"; readonly usedMinutes: number });

export type ResourceAct =
  | (Done & { readonly act: "publish"; readonly instrument: string })
  | (Done & {
      readonly act: "makeOutage";
      readonly instrument: string;
      readonly start: number;
      readonly length: number;
    });

export type SettlementAct =
  | Each<"cutOff" | "net" | "close", { readonly cycle: number }>
  /** The line is the one that charging the booking posted; the text is hashed, not published. */
  | (Done & {
      readonly act: "dispute";
      readonly cycle: number;
      readonly booking: BookingRef;
      readonly member: MemberKey;
      readonly evidence: string;
    })
  | (Done & {
      readonly act: "decide";
      readonly cycle: number;
      readonly booking: BookingRef;
      readonly stands: boolean;
      readonly evidence: string;
    })
  /**
   * The netted list is made from the ledger's positions, so who pays is not known here: the payer's bursar reports.
   * Where the list is shorter than `payment`, nothing is done.
   */
  | {
      readonly at: number;
      readonly act: "reportPayment";
      readonly cycle: number;
      readonly payment: number;
      readonly bankReference: string;
    }
  /** By the payee's bursar, else as reportPayment. */
  | { readonly at: number; readonly act: "confirmPayment"; readonly cycle: number; readonly payment: number };

/** One thing that somebody does in the demo. */
export type Act =
  | CreditAct
  | ResourceAct
  | BookingAct
  | SettlementAct
  | SeatAct
  | AgreementAct
  | CouncilAct
  | MeetingAct
  | RecognitionAct;
