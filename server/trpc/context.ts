import type { Database, Db } from "@/db/client";
import type { HeaderReader } from "../auth/origin";
import { type Viewer, viewerFromCookies } from "../auth/viewer";
import { database } from "../database";
import { addressGroup } from "../http/address.mjs";
import { announce, type Notice } from "../live/announce";
import { refuseUnavailable } from "../refusal";

/** The context of every procedure. */
export interface Context {
  database: Database;
  db: Db;
  viewer: Viewer | null;
  /** The client's address group, for rate limits. */
  address: string;
  /** The public origin of the site, for absolute links: `https://stint.example`. */
  origin: string;
  /** Publishes a notice at once. Most resolvers use `ctx.announceLater` (procedures.ts) instead. */
  announce: (notice: Notice) => void;
}

/** The context of a request, from its headers. */
export async function createContext(headers: HeaderReader): Promise<Context> {
  const opened = database();
  return innerContext({
    database: opened,
    viewer: await viewerFromCookies(opened.db, headers.get("cookie")).catch((error) => {
      throw refuseUnavailable(error);
    }),
    address: headers.get("x-stint-address") ?? "unknown",
    announce,
  });
}

/** The context without a request, for tests. */
export function innerContext(
  given: Pick<Context, "database" | "viewer" | "announce"> & { address: string },
): Context {
  return {
    ...given,
    db: given.database.db,
    address: addressGroup(given.address),
    origin: new URL(process.env.NEXTAUTH_URL ?? "http://localhost:3000").origin,
  };
}
