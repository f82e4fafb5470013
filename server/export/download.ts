import { setImmediate as others } from "node:timers/promises";
import { getTRPCErrorFromUnknown, TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { z } from "zod";
import type { ExportFormat } from "@/domain/api/export-part";
import type { Reason } from "@/domain/api/reasons";
import { FIRST_STATS_DAY, LAST_STATS_DAY } from "@/domain/time/day-bounds";
import { log } from "../log";
import { findRetryAfter, InvalidFields } from "../refusal";
import { createContext } from "../trpc/context";
import { describeFailure } from "../trpc/init";
import { createCaller } from "../trpc/root";

export type Caller = ReturnType<typeof createCaller>;

/** Formats a reason. The texts are in messages/, which the server does not read. */
export type ReasonText = (reason: Reason) => string;

/** A file name without extension, and the content in pieces. */
export interface File {
  name: string;
  format: ExportFormat;
  pieces: Iterable<string> | AsyncIterable<string>;
}

const TYPE: Record<ExportFormat, string> = {
  csv: "text/csv; charset=utf-8; header=present",
  json: "application/json; charset=utf-8",
};

/**
 * Answers a download for the signed-in viewer through the same procedures as the screens, so it
 * shows only what the viewer may see. A refusal is plain text: the formatted reason, then the
 * reason's code and the invalid parameters.
 */
export async function download<Input extends z.ZodType>(
  request: Request,
  input: Input,
  {
    reasonText,
    write,
  }: {
    reasonText: ReasonText;
    write: (caller: Caller, query: z.output<Input>) => Promise<File>;
  },
): Promise<Response> {
  try {
    const caller = createCaller(await createContext(request.headers));
    const query = input.safeParse(parseParams(new URL(request.url).searchParams));
    if (!query.success) throw new TRPCError({ code: "BAD_REQUEST", cause: query.error });
    return saved(await write(caller, query.data));
  } catch (error) {
    return refused(getTRPCErrorFromUnknown(error), reasonText);
  }
}

/** Refuses repeated parameters: it would be a guess which one is meant. */
function parseParams(search: URLSearchParams): Record<string, string> {
  const names = [...search.keys()];
  const repeated = names.filter((name, at) => names.indexOf(name) !== at);
  if (repeated.length > 0) throw new InvalidFields(...new Set(repeated));
  return Object.fromEntries(search);
}

function saved({ name, format, pieces }: File): Response {
  return new Response(createStream(pieces), {
    headers: {
      "content-type": TYPE[format],
      "content-disposition": `attachment; filename="${name}.${format}"`,
      "cache-control": "no-store",
    },
  });
}

/**
 * Writes only as fast as the client reads. Yields to the event loop between pieces, because the
 * embedded database runs in this process and would block other requests.
 */
function createStream(pieces: File["pieces"]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = (async function* () {
    yield* pieces;
  })();
  return new ReadableStream({
    async pull(controller) {
      try {
        await others();
        const { done, value } = await iterator.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (err) {
        log.error({ err }, "a download was cut off");
        controller.error(err);
      }
    },
    cancel: async () => {
      await iterator.return();
    },
  });
}

function refused(error: TRPCError, reasonText: ReasonText): Response {
  const { reason, fields, id } = describeFailure(error, "export");
  const where = fields ?? (id ? [id] : []);
  const retryAfter = findRetryAfter(error);
  const text = [reasonText(reason), [reason, ...where].join(" "), ""].join("\n");
  return new Response(text, {
    status: getHTTPStatusCodeFromError(error),
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
      ...(retryAfter !== null && { "retry-after": String(retryAfter) }),
    },
  });
}

/** Returns the period for a file name. Open bounds are left out. */
export function periodSuffix({ from, to }: { from: string; to: string }): string {
  const first = from < FIRST_STATS_DAY ? "" : `-from-${from}`;
  return to > LAST_STATS_DAY ? first : `${first}-to-${to}`;
}
