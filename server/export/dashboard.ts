import { exportDashboardInput } from "@/domain/api/export";
import { findMonday } from "@/domain/time/period";
import { type Asked, PARTS } from "./dashboard-parts";
import { type Caller, download, type ReasonText, spanName } from "./download";
import { csvOf } from "./table";

/**
 * `GET /api/export/dashboard`: one of the things the personal dashboard draws, as a table or as
 * its procedure answers it; as JSON without a part, all of them.
 */
export const exportDashboard = (request: Request, reasonText: ReasonText): Promise<Response> =>
  download(request, exportDashboardInput, {
    reasonText,
    write: async (caller, { format, part, ...asked }) => {
      const name = `stint-${part ?? "dashboard"}${spanName(asked)}`;
      if (!part) return { name, format, pieces: jsonPieces(await everything(caller, asked)) };
      const { json, table } = await PARTS[part](caller, asked);
      return { name, format, pieces: format === "csv" ? csvOf(table) : jsonPieces(json) };
    },
  });

async function everything(caller: Caller, asked: Asked) {
  const { from, to } = asked;
  const [personal, patterns, streak, sizing, goals] = await Promise.all([
    caller.dashboard.personal(asked),
    caller.dashboard.patterns(asked),
    caller.dashboard.streak({ from, to }),
    caller.dashboard.sizing(),
    caller.goal.progress({ week: findMonday(to) }),
  ]);
  return { personal, patterns, streak, sizing, goals };
}

const jsonPieces = (json: unknown) => [`${JSON.stringify(json)}\n`];
