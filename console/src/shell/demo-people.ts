/** The people of the demo: who they are, what waits for them, and becoming one of them. */
import { useQueries } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { Need } from "./actor.ts";
import { type Duty, type DutyCounts, dutiesWaiting } from "./duties.ts";
import { type DemoPerson, demoIdentity } from "./identity.ts";
import { useDesk, useGateway } from "./ledger.tsx";
import { postsIn } from "./person-search.ts";
import { overviewQuery, useDemo, useMemberName, useStatus } from "./queries.ts";
import { nameIn, useLanguage, useWords } from "./speech.ts";
import { shellWords } from "./words.ts";

const storageKey = "alliance-ledger.person";

/** None outside a demo. */
export function useDemoPeople(): readonly DemoPerson[] {
  const status = useStatus();
  const demo = useDemo(status.data?.demo === true && status.data.state === "ready");
  return demo.data?.people ?? nobody;
}

const nobody: readonly DemoPerson[] = [];

/** Acts as a person of the demo from now on, and at the next visit. */
export function useBecome(): (person: DemoPerson) => void {
  const { setIdentity } = useDesk();
  const { data } = useDemo(false);
  const passphrase = data?.passphrase;
  return useCallback(
    (person) => {
      if (passphrase === undefined) return;
      localStorage.setItem(storageKey, person.id);
      setIdentity(demoIdentity(person, passphrase));
    },
    [setIdentity, passphrase],
  );
}

/** Whom the visitor was the last time. */
export function rememberedPerson(people: readonly DemoPerson[]): DemoPerson | undefined {
  const stored = localStorage.getItem(storageKey);
  return people.find(({ id }) => id === stored);
}

export type Occupied = { readonly person: DemoPerson; readonly waiting: readonly Duty[]; readonly counts: DutyCounts };

/**
 * The featured people for whom something waits, those of a member first: their desks show the most of the ledger.
 * Undefined until every answer is there.
 */
export function useOccupied(enabled: boolean): readonly Occupied[] | undefined {
  const gateway = useGateway();
  const people = useDemoPeople();
  const featured = useMemo(
    () => people.filter((person) => person.featured).toSorted((one, other) => rank(one) - rank(other)),
    [people],
  );
  return useQueries({
    queries: featured.map(({ member }) => ({ ...overviewQuery(gateway, member ?? undefined), enabled })),
    combine: (answers) =>
      featured.length === 0 || answers.some(({ isPending }) => isPending)
        ? undefined
        : featured
            .map((person, at) => {
              const counts = answers[at]?.data?.tasks ?? {};
              return { person, counts, waiting: dutiesWaiting(counts, (need) => isHeldBy(person, need)) };
            })
            .filter(({ waiting }) => waiting.length > 0),
  });
}

function rank({ member }: DemoPerson): number {
  return member === null ? 1 : 0;
}

/** At the person's own member. Whom a person represents is not part of the demo's list. */
export function isHeldBy({ offices, roles }: DemoPerson, need: Need): boolean {
  if ("votes" in need) return false;
  return "role" in need ? roles.includes(need.role) : offices.includes(need.office);
}

/** What a person of the demo is: "Registrar", and of what: "Jizhong University", or the alliance. */
export function usePost(): (person: DemoPerson) => { post: string; place: string; name: string } {
  const say = useWords(shellWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  return (person) => {
    return {
      post:
        postsIn(language, person).join(language === "en" ? ", " : "、") ||
        say(person.member === null ? "account" : "representative"),
      place: person.member === null ? say("allianceWide") : memberName(person.member),
      name: nameIn(language, person),
    };
  };
}
