import { encode } from "next-auth/jwt";
import Papa from "papaparse";
import { afterEach, beforeEach, vi } from "vitest";
import type { Database } from "@/db/client";
import type { Reason } from "@/domain/api/reasons";
import { sessionCookieName } from "../auth/cookie";
import type { ReasonText } from "../export/download";
import { runtime } from "../process/runtime.mjs";

const secret = "a secret that is long enough for a test";

/** Makes route handlers use this test's database. */
export function serveDownloadsFrom(database: Database): void {
  beforeEach(() => {
    vi.stubEnv("NEXTAUTH_SECRET", secret);
    runtime.database = database;
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    runtime.database = null;
  });
}

type Handler = (request: Request, reasonText: ReasonText) => Promise<Response>;

/** Requests a download as the device with this `sid`, or signed out. */
export async function requestDownload(
  handler: Handler,
  who: { sid: string } | null,
  params: Record<string, string> | [string, string][],
): Promise<Response> {
  const headers = new Headers();
  if (who) {
    const token = await encode({ token: { sid: who.sid }, secret });
    headers.set("cookie", `${sessionCookieName(false)}=${token}`);
  }
  const url = `http://localhost:3000/api/export/some?${new URLSearchParams(params)}`;
  return handler(new Request(url, { headers }), (reason: Reason) => `The words for ${reason}.`);
}

/** Parses a downloaded CSV and returns its rows by column. */
export async function readCsvRows(response: Response): Promise<Record<string, string>[]> {
  const { data, errors } = Papa.parse<Record<string, string>>(await response.text(), {
    header: true,
    skipEmptyLines: true,
  });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data;
}
