import { createHmac } from "node:crypto";

/**
 * The channel of a site: several sites can share a Redis server, whose channels do not belong to a
 * database. The processes of a site have the same secret.
 */
export const siteChannel = (secret: string): string =>
  `stint_live:${createHmac("sha256", secret).update("channel of the bus").digest("base64url").slice(0, 22)}`;
