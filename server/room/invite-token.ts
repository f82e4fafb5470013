import { createHash, randomBytes } from "node:crypto";

/** A fresh invite token: 192 random bits, safe in an address. */
export const newToken = (): string => randomBytes(24).toString("base64url");

/** What is kept of a token. It is random, so a plain hash cannot be guessed back. */
export const tokenHash = (token: string): string =>
  createHash("sha256").update(token).digest("hex");
