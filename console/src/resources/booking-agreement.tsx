/** Under which agreement a booking would be made, said before anybody signs; or that there is none. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { agreementsToBookUnder } from "../../../client/sharing.ts";
import { useGateway } from "../shell/ledger.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useWords } from "../shell/speech.ts";
import classes from "./booking.module.css";
import { bookingWords } from "./booking-words.ts";
import { useNames } from "./queries.ts";

/** `data` is null where the member books what is its own. */
export function useAgreementsToBookUnder(user: number | undefined, owner: number) {
  const gateway = useGateway();
  const names = useNames();
  return useQuery({
    queryKey: ["alliance", "agreements", "to-book-under", user, owner],
    queryFn: () => agreementsToBookUnder(gateway, user ?? 0, owner, names),
    enabled: user !== undefined,
    retry: false,
  });
}

export function BookedUnder({ agreements }: { agreements: ReturnType<typeof useAgreementsToBookUnder> }) {
  const say = useWords(bookingWords);
  if (agreements.isError) {
    return (
      <div>
        <ProblemNotice problem={agreements.error} />
        <p className={classes.agreement}>
          <Link to="/alliance/agreements">{say("toAgreements")}</Link>
        </p>
      </div>
    );
  }
  const [first, ...others] = agreements.data ?? [];
  if (first === undefined) return null;
  return (
    <p className={classes.agreement}>
      {say("bookedUnder")} <AgreementLink agreement={first} />
      {others.length > 0 && ` ${say("agreementsBesides", { agreements: others.join(", ") })}`}
    </p>
  );
}

export function AgreementLink({ agreement }: { agreement: number }) {
  const say = useWords(bookingWords);
  return (
    <Link to="/alliance/agreements/$agreement" params={{ agreement: String(agreement) }}>
      {say("agreementNumber", { agreement })}
    </Link>
  );
}
