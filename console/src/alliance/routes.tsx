import { IconBuildingCommunity } from "@tabler/icons-react";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
import type { Room } from "../shell/room.ts";
import { rootRoute } from "../shell/root-route.tsx";
import { actFormWords } from "./act-form-words.ts";
import { actWords } from "./act-words.ts";
import { agreementWords } from "./agreement-words.ts";
import { councilWords } from "./council-words.ts";
import { keyWords } from "./key-words.ts";
import { meetingWords } from "./meeting-words.ts";
import { memberWords } from "./member-words.ts";
import { ruleWords } from "./rule-words.ts";
import { allianceWords } from "./words.ts";

const getParentRoute = () => rootRoute;

const membersRoute = createRoute({
  getParentRoute,
  path: "/alliance",
  component: lazyRouteComponent(() => import("./members-page.tsx"), "MembersPage"),
});

const memberRoute = createRoute({
  getParentRoute,
  path: "/alliance/members/$member",
  component: lazyRouteComponent(() => import("./member-page.tsx"), "MemberPage"),
});

const councilRoute = createRoute({
  getParentRoute,
  path: "/alliance/council",
  component: lazyRouteComponent(() => import("./council-page.tsx"), "CouncilPage"),
});

const proposeRoute = createRoute({
  getParentRoute,
  path: "/alliance/council/new",
  validateSearch: z.object({
    act: z.enum(["setRule", "liftPause"]).optional().catch(undefined),
    /** What the act is about: a contract's address. */
    on: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import("./propose-page.tsx"), "ProposePage"),
});

const proposalRoute = createRoute({
  getParentRoute,
  path: "/alliance/council/$proposal",
  component: lazyRouteComponent(() => import("./proposal-page.tsx"), "ProposalPage"),
});

const agreementsRoute = createRoute({
  getParentRoute,
  path: "/alliance/agreements",
  component: lazyRouteComponent(() => import("./agreements-page.tsx"), "AgreementsPage"),
});

const draftRoute = createRoute({
  getParentRoute,
  path: "/alliance/agreements/new",
  validateSearch: z.object({ amends: z.number().int().min(1).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import("./agreement-draft-page.tsx"), "AgreementDraftPage"),
});

const agreementRoute = createRoute({
  getParentRoute,
  path: "/alliance/agreements/$agreement",
  component: lazyRouteComponent(() => import("./agreement-page.tsx"), "AgreementPage"),
});

const meetingsRoute = createRoute({
  getParentRoute,
  path: "/alliance/meetings",
  component: lazyRouteComponent(() => import("./meetings-page.tsx"), "MeetingsPage"),
});

const meetingRoute = createRoute({
  getParentRoute,
  path: "/alliance/meetings/$meeting",
  component: lazyRouteComponent(() => import("./meeting-page.tsx"), "MeetingPage"),
});

export const allianceRoutes = [
  ...[membersRoute, memberRoute, councilRoute, proposeRoute, proposalRoute],
  ...[agreementsRoute, draftRoute, agreementRoute, meetingsRoute, meetingRoute],
] as const;

export const allianceRoom: Room = {
  words: allianceWords,
  pageWords: [memberWords, keyWords, councilWords, actWords, actFormWords, agreementWords, meetingWords, ruleWords],
  routes: allianceRoutes,
  navigation: { to: "/alliance", icon: IconBuildingCommunity },
};
