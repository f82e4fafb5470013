/** The secret that signs cookies, from `NEXTAUTH_SECRET`, which the server's start sets. */
export function serverSecret(): string {
  const secret = process.env.NEXTAUTH_SECRET;
  if (!secret) throw new Error("NEXTAUTH_SECRET is not set");
  return secret;
}
