/** The whole catalogue of problems: every error of contracts and gateway, with its words in both languages. Pure. */
import { agreementProblems } from "./alliance/agreement-problems.ts";
import { authorityProblems } from "./alliance/authority-problems.ts";
import { councilProblems } from "./alliance/council-problems.ts";
import { governorProblems } from "./alliance/governor-problems.ts";
import { meetingProblems } from "./alliance/meeting-problems.ts";
import { allianceProblems } from "./alliance/problems.ts";
import { apiProblems } from "./api/problems.ts";
import { chainProblems } from "./chain/problems.ts";
import { creditsProblems } from "./credits/problems.ts";
import { deliveryProblems } from "./delivery/problems.ts";
import { indexerProblems } from "./indexer/problems.ts";
import type { Catalogue } from "./problem.ts";
import { resourcesProblems } from "./resources/problems.ts";
import { settlementProblems } from "./settlement/problems.ts";
import { storeProblems } from "./store/problems.ts";

export const problems: Catalogue = {
  ...chainProblems,
  ...storeProblems,
  ...indexerProblems,
  ...apiProblems,
  ...allianceProblems,
  ...authorityProblems,
  ...councilProblems,
  ...governorProblems,
  ...agreementProblems,
  ...meetingProblems,
  ...creditsProblems,
  ...deliveryProblems,
  ...resourcesProblems,
  ...settlementProblems,
};
