import { getRouteApi, Link } from "@tanstack/react-router";
import { formatTime } from "../../../client/format.ts";
import { spokenPart } from "../../../client/spoken-part.ts";
import type { BallotRecord, ProposalRecord } from "../../../server/alliance/council-records.ts";
import { Facts, Nothing, PageHeading, Panel } from "../shell/panel.tsx";
import { ProblemNotice } from "../shell/problem-notice.tsx";
import { useMemberName, useMembers } from "../shell/queries.ts";
import { useLanguage, useWords } from "../shell/speech.ts";
import tables from "../shell/table.module.css";
import { Account } from "./account.tsx";
import { ActList } from "./act-text.tsx";
import classes from "./alliance.module.css";
import { councilWords } from "./council-words.ts";
import { useNow } from "./now.ts";
import { ProposalDesk } from "./proposal-desk.tsx";
import { PhaseBadge, Proposer, Requirements, TallyBar, usePhaseTime } from "./proposal-parts.tsx";
import { phaseOf, titleOf } from "./proposals.ts";
import { useProposal } from "./queries.ts";

const route = getRouteApi("/alliance/council/$proposal");

export function ProposalPage() {
  const say = useWords(councilWords);
  const { proposal } = route.useParams();
  const found = useProposal(proposal);
  return (
    <>
      <Link to="/alliance/council" className={classes.back}>
        ← {say("back")}
      </Link>
      {found.isError && (
        <>
          <PageHeading title={say("proposal")} />
          <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />
        </>
      )}
      {found.data && <Proposal key={proposal} proposal={found.data} />}
    </>
  );
}

function Proposal({ proposal }: { proposal: ProposalRecord }) {
  const say = useWords(councilWords);
  const [language] = useLanguage();
  const time = usePhaseTime();
  const { objection } = proposal;
  return (
    <>
      <PageHeading
        title={titleOf(proposal, language)}
        beside={<PhaseBadge proposal={proposal} />}
        subtitle={time(proposal)}
      />
      <div className={classes.columns}>
        <div className={classes.stack}>
          <Panel title={say("whatItDoes")}>
            <ActList actions={proposal.actions} />
          </Panel>
          <Panel title={say("description")}>
            <p className={classes.text}>{proposal.description}</p>
          </Panel>
          {objection && (
            <Panel title={say("objection")} tone="bad">
              <p className={classes.text}>{spokenPart(objection.reason, language)}</p>
              <p className={classes.quiet}>
                <Account address={objection.by} /> · {formatTime(objection.at, language)}
              </p>
            </Panel>
          )}
          <Panel title={say("about")}>
            <Facts
              facts={[
                [say("proposer"), <Proposer key="by" proposal={proposal} />],
                [say("proposed"), formatTime(proposal.proposedAt, language)],
                [
                  say("votes"),
                  `${formatTime(proposal.votesFrom, language)} – ${formatTime(proposal.votesUntil, language)}`,
                ],
                [say("block"), proposal.block.toLocaleString(language)],
                [say("proposalNumber"), <code key="number">{proposal.proposal}</code>],
              ]}
            />
          </Panel>
        </div>
        <div className={classes.stack}>
          <ProposalDesk proposal={proposal} />
          <Panel title={say("votes")}>
            <TallyBar proposal={proposal} />
            <Requirements proposal={proposal} />
          </Panel>
          <Ballots proposal={proposal} />
        </div>
      </div>
    </>
  );
}

function Ballots({ proposal }: { proposal: ProposalRecord }) {
  const say = useWords(councilWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  const members = useMembers();
  const votesFrom = Date.parse(proposal.votesFrom);
  const missing = (members.data ?? [])
    .filter(({ votesSince }) => votesSince !== null && Date.parse(votesSince) <= votesFrom)
    .filter(({ member }) => !proposal.ballots.some((ballot) => ballot.member === member));
  const isVoting = phaseOf(proposal, useNow()) === "voting";
  return (
    <Panel title={say("ballots")}>
      {proposal.ballots.length === 0 && <Nothing>{say("noBallots")}</Nothing>}
      <ul className={classes.plain}>
        {proposal.ballots.map((ballot) => (
          <Ballot key={ballot.member} ballot={ballot} />
        ))}
      </ul>
      {isVoting && missing.length > 0 && (
        <p className={classes.quiet}>
          {say("notVoted", {
            count: missing.length,
            members: missing.map(({ member }) => memberName(member)).join(language === "en" ? ", " : "、"),
          })}
        </p>
      )}
    </Panel>
  );
}

function Ballot({ ballot: { member, account, support, reason, castAt, counts } }: { ballot: BallotRecord }) {
  const say = useWords(councilWords);
  const [language] = useLanguage();
  const memberName = useMemberName();
  return (
    <li>
      <div className={classes.row}>
        <span className={classes.grow}>{memberName(member)}</span>
        <b>{say(support)}</b>
      </div>
      {reason !== "" && <div>{spokenPart(reason, language)}</div>}
      {!counts && <div className={classes.differs}>{say("ballotLost")}</div>}
      <div className={tables.quiet}>
        <Account address={account} /> · {formatTime(castAt, language)}
      </div>
    </li>
  );
}
