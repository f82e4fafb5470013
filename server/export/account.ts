import type { AccountExport } from "@/domain/api/account-export";
import { exportAccountInput } from "@/domain/api/export";
import { download, type ReasonText } from "./download";

const SESSIONS_AT_ONCE = 1000;

/** `GET /api/export/account`: the answer of `account.export` as a file. */
export const exportAccount = (request: Request, reasonText: ReasonText): Promise<Response> =>
  download(request, exportAccountInput, {
    reasonText,
    write: async (caller, { format }) => {
      const everything = await caller.account.export();
      const day = everything.exportedAt.slice(0, 10);
      return { name: `stint-account-${day}`, format, pieces: jsonPieces(everything) };
    },
  });

/** In pieces, because a history of years is megabytes of text. */
function* jsonPieces({ sessions, ...rest }: AccountExport): Generator<string> {
  yield `${JSON.stringify(rest).slice(0, -1)},"sessions":[`;
  for (let at = 0; at < sessions.length; at += SESSIONS_AT_ONCE) {
    const some = JSON.stringify(sessions.slice(at, at + SESSIONS_AT_ONCE)).slice(1, -1);
    yield at === 0 ? some : `,${some}`;
  }
  yield "]}\n";
}
