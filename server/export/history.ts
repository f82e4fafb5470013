import { exportHistoryInput } from "@/domain/api/export";
import type { FocusSession } from "@/domain/api/focus-session";
import { type Caller, download, periodSuffix, type ReasonText } from "./download";
import { sessionTable } from "./session-table";
import { writeCsv, writeCsvRows } from "./table";

const PAGE = 250;

type HistoryQuery = Parameters<Caller["focusSession"]["list"]>[0];

/**
 * `GET /api/export/history`: the history, newest first, with the filters of `focusSession.list`.
 */
export const exportHistory = (request: Request, reasonText: ReasonText): Promise<Response> =>
  download(request, exportHistoryInput, {
    reasonText,
    write: async (caller, { format, ...input }) => {
      const first = await caller.focusSession.list({ ...input, limit: PAGE });
      const pages = pagesFrom(caller, input, first);
      return {
        name: `stint-history${periodSuffix(input)}`,
        format,
        pieces: format === "csv" ? csvPieces(pages) : jsonPieces(pages),
      };
    },
  });

/** Pages are read on demand, so a slow client does not keep a long history in memory. */
async function* pagesFrom(
  caller: Caller,
  input: HistoryQuery,
  first: Awaited<ReturnType<Caller["focusSession"]["list"]>>,
): AsyncGenerator<FocusSession[]> {
  let page = first;
  yield page.items;
  while (page.nextCursor) {
    page = await caller.focusSession.list({ ...input, limit: PAGE, cursor: page.nextCursor });
    yield page.items;
  }
}

async function* csvPieces(pages: AsyncIterable<FocusSession[]>): AsyncGenerator<string> {
  yield* writeCsv(sessionTable([]));
  for await (const sessions of pages) yield* writeCsvRows(sessionTable(sessions).rows);
}

async function* jsonPieces(pages: AsyncIterable<FocusSession[]>): AsyncGenerator<string> {
  let isFirst = true;
  for await (const sessions of pages) {
    const items = JSON.stringify(sessions).slice(1, -1);
    if (items) yield `${isFirst ? "[" : ","}${items}`;
    else yield "[";
    isFirst = false;
  }
  yield "]\n";
}
