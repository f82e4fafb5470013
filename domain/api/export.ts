import { z } from "zod";
import { STATUSES } from "../focus-session/status";
import { personalInput } from "./dashboard";
import { COACHED_PARTS, DASHBOARD_PARTS, EXPORT_FORMATS, ROOM_PARTS } from "./export-part";

/**
 * Query parameters of downloads. Procedures check their own input, so days and ids are plain strings
 * here. A CSV holds one table, so it needs a part; a JSON without a part holds all of them.
 */
const format = z.enum(EXPORT_FORMATS).default("csv");

const period = { from: z.string(), to: z.string() };

const hasPart = (input: { format: string; part?: unknown }) =>
  input.format === "json" || input.part !== undefined;

export const exportHistoryInput = z.strictObject({
  ...period,
  format,
  activityId: z.string().optional(),
  status: z.enum(STATUSES).optional(),
  roomSlug: z.string().optional(),
  text: z.string().optional(),
});

export const exportDashboardInput = z
  .strictObject({
    ...period,
    format,
    activityId: z.string().optional(),
    part: z.enum(DASHBOARD_PARTS).optional(),
  })
  .refine(hasPart, { path: ["part"] })
  // A wrong period is refused even where the part does not use it.
  .superRefine(({ from, to, activityId }, check) => {
    for (const { path } of personalInput.safeParse({ from, to, activityId }).error?.issues ?? []) {
      check.addIssue({ code: "custom", path });
    }
  });

export const exportRoomInput = z
  .strictObject({
    ...period,
    format,
    room: z.string(),
    part: z.enum(ROOM_PARTS).optional(),
  })
  .refine(hasPart, { path: ["part"] });

/**
 * The roster of a coach, with the filter of the page. With a member: what they share of a period and
 * of the period it is compared with (`cfrom` to `cto`, as in the URL of the page).
 */
export const exportCoachInput = z
  .strictObject({
    format,
    room: z.string(),
    flag: z.string().optional(),
    name: z.string().optional(),
    member: z.string().optional(),
    from: z.string().optional(),
    to: z.string().optional(),
    cfrom: z.string().optional(),
    cto: z.string().optional(),
    part: z.enum(COACHED_PARTS).optional(),
  })
  .transform(({ room, format, flag, name, member, from, to, cfrom, cto, part }, check) => {
    const checkParam = (name: string, isValid: boolean) => {
      if (!isValid) check.addIssue({ code: "custom", path: [name] });
    };
    const isPage = member !== undefined;
    checkParam("from", (from !== undefined) === isPage);
    checkParam("to", (to !== undefined) === isPage);
    const isCompared = cfrom !== undefined && cto !== undefined;
    const needsCompared = cfrom !== undefined || cto !== undefined || part === "compared";
    checkParam("cfrom", needsCompared ? isPage && cfrom !== undefined : true);
    checkParam("cto", needsCompared ? isPage && cto !== undefined : true);
    checkParam("flag", flag === undefined || !isPage);
    checkParam("name", name === undefined || !isPage);
    checkParam("part", isPage ? hasPart({ format, part }) : part === undefined);
    const compare = isCompared ? { from: cfrom, to: cto } : undefined;
    const page = isPage ? { member, from: from ?? "", to: to ?? "", part, compare } : null;
    return { room, format, filter: { flag, name }, page };
  });

export const exportAccountInput = z.strictObject({ format: z.literal("json").default("json") });
