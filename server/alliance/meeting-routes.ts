/** What the API serves of meetings and of the charter. */
import { z } from "zod";
import { listRoute, type Route, route } from "../route.ts";
import type { StoreReader } from "../store/store.ts";
import { getMeeting, listCharters, listMeetings } from "./meeting-queries.ts";
import { charterSchema, meetingKinds, meetingSchema, meetingStatuses } from "./meeting-records.ts";
import { memberIdSchema } from "./records.ts";

const tags = ["alliance"];

export function meetingRoutes(store: StoreReader): Route[] {
  return [
    listRoute({
      path: "/v1/meetings",
      operationId: "listMeetings",
      summary: { "zh-CN": "联席会议，新召集的在前", en: "Meetings, the one convened last first" },
      tags,
      query: {
        member: memberIdSchema.optional().meta({ description: "Convened it as a leading unit, or attended" }),
        kind: z.enum(meetingKinds).optional(),
        status: z.enum(meetingStatuses).optional(),
      },
      item: meetingSchema,
      handle: ({ query }) => listMeetings(store, query, query),
    }),
    route({
      path: "/v1/meetings/:meeting",
      operationId: "getMeeting",
      summary: { "zh-CN": "一次会议及其纪要和决议", en: "One meeting with its minutes and resolutions" },
      tags,
      params: { meeting: z.coerce.number().int().min(1).max(4_294_967_295) },
      response: meetingSchema,
      problems: ["Meetings_Unknown"],
      handle: ({ params }) => getMeeting(store, params.meeting),
    }),
    listRoute({
      path: "/v1/charters",
      operationId: "listCharters",
      summary: { "zh-CN": "联盟章程各版本，现行版在前", en: "Every version of the charter, the one in force first" },
      tags,
      item: charterSchema,
      handle: ({ query }) => listCharters(store, query),
    }),
  ];
}
