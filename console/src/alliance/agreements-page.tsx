import { Button, NativeSelect } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useActor, useRefusal } from "../shell/actor.ts";
import { Nothing, Panel } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useMembers } from "../shell/queries.ts";
import { nameIn, useLanguage, useWords } from "../shell/speech.ts";
import { AgreementList } from "./agreement-list.tsx";
import { agreementWords } from "./agreement-words.ts";
import { AllianceHeading } from "./alliance-heading.tsx";
import { useAgreements } from "./queries.ts";

export function AgreementsPage() {
  const say = useWords(agreementWords);
  const [language] = useLanguage();
  const members = useMembers();
  const { ready } = useActor();
  const why = useRefusal()({ office: "administrator" });
  const [member, setMember] = useState<number>();
  const agreements = useAgreements(member);
  return (
    <>
      <AllianceHeading subtitle={say("subtitle")}>
        {ready &&
          (why === undefined ? (
            <Button renderRoot={(props) => <Link to="/alliance/agreements/new" {...props} />}>{say("propose")}</Button>
          ) : (
            <Button disabled title={why}>
              {say("propose")}
            </Button>
          ))}
      </AllianceHeading>
      <NativeSelect
        aria-label={say("filterMember")}
        mb="sm"
        maw={360}
        value={member ?? ""}
        data={[
          { value: "", label: say("allMembers") },
          ...(members.data ?? []).map((one) => ({ value: String(one.member), label: nameIn(language, one) })),
        ]}
        onChange={({ currentTarget: { value } }) => setMember(value === "" ? undefined : Number(value))}
      />
      {agreements.isError && <ProblemNotice problem={agreements.error} onRetry={() => void agreements.refetch()} />}
      {agreements.data?.length === 0 && (
        <Panel>
          <Nothing>{say("none")}</Nothing>
        </Panel>
      )}
      {agreements.data && agreements.data.length > 0 && <AgreementList agreements={agreements.data} />}
    </>
  );
}
