/**
 * Signs in as the sign-in page does, through next-auth; answers the `Cookie` header of the device.
 *
 * @param url where the app answers, `http://localhost:3000`.
 */
export async function signInByPassword(
  url: string,
  { email, password }: { email: string; password: string },
): Promise<string> {
  const asked = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const answer = await fetch(`${url}/api/auth/callback/password`, {
    method: "POST",
    redirect: "manual",
    headers: { Cookie: cookiesOf(asked), Origin: url },
    body: new URLSearchParams({ csrfToken, email, password }),
  });
  const cookie = cookiesOf(answer);
  if (!cookie.includes("session-token=")) throw new Error(`${email} could not sign in`);
  return cookie;
}

const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0])
    .join("; ");
