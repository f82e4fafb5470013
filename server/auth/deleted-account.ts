import { and, eq, isNull } from "drizzle-orm";
import { decode } from "next-auth/jwt";
import { z } from "zod";
import type { Db } from "@/db/client";
import { user } from "@/db/schema";
import { readSessionTokens } from "./cookie";
import { serverSecret } from "./secret";

const claims = z.object({ sub: z.guid() });

/**
 * Whether a `Cookie` header belongs to an account that was deleted. Only for devices that are not
 * signed in: their page says why.
 */
export async function isAccountDeleted(
  db: Db,
  cookieHeader: string | null | undefined,
): Promise<boolean> {
  const secret = serverSecret();
  for (const token of readSessionTokens(cookieHeader)) {
    const { data } = claims.safeParse(await decode({ token, secret }).catch(() => null));
    if (!data) continue;
    const [person] = await db
      .select({ id: user.id })
      .from(user)
      .where(and(eq(user.id, data.sub), isNull(user.leftAt)));
    return person === undefined;
  }
  return false;
}
