import { once } from "node:events";
import { type IncomingMessage, type OutgoingHttpHeaders, request } from "node:http";
import { text as readText } from "node:stream/consumers";
import { claimAccount, newCredentials, submitSignIn } from "../actions/account";
import { breakSession } from "../actions/end-early";
import { findLastSession } from "../actions/history";
import { open } from "../actions/open";
import {
  activityChip,
  chooseActivity,
  chooseOtherLength,
  dismissEnded,
  expectRunning,
  expectStartForm,
  startButton,
  startSession,
  targetField,
} from "../actions/session";
import { App } from "../fixtures/app";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

test("shows the session of another device instead of starting a second one, and keeps what was typed", async ({
  openBrowser,
}) => {
  const desk = await openBrowser("Mara's desk");
  const phone = await openBrowser("Mara's phone");
  await open(desk.page);
  await startSession(desk.page);
  await breakSession(desk.page);
  await dismissEnded(desk.page);
  await phone.context.addCookies(await desk.context.cookies());
  // Without a stream the phone still shows its form when the desk starts a session.
  phone.allowErrors(/ERR_FAILED|\b409\b/);
  await phone.context.route("**/api/live*", (route) => route.abort());
  await open(phone.page);
  const target = await targetField(phone.page);
  await target.fill("the letter to the bank");
  await chooseActivity(phone.page, "Admin");
  await startSession(desk.page, { activity: "Reading", minutes: 45 });

  await startButton(phone.page).click();
  await expectRunning(phone.page, "Reading");
  await expect(phone.page.getByText(text("session.alreadyRunning"))).toBeVisible();
  await breakSession(phone.page);
  await dismissEnded(phone.page);
  await expectStartForm(phone.page);
  await expect(target).toHaveValue("the letter to the bank");
  await expect(activityChip(phone.page, "Admin")).toBeChecked();
});

test("refuses an invalid length before sending it, and accepts another", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  await open(page);
  await chooseOtherLength(page);
  const minutes = page.getByLabel(text("home.length.otherMinutes"), { exact: true });
  await minutes.fill("4");
  await page.getByRole("button", { name: text("home.startPlain"), exact: true }).click();
  await expect(
    page.getByRole("alert").getByText(text("home.length.range", { min: 5, max: 180 })),
  ).toBeVisible();
  await expect(minutes).toHaveValue("4");
  await minutes.fill("7");
  await startButton(page, 7).click();
  await expectRunning(page);
  const { startedAt, plannedEnd } = await findLastSession(mara);
  expect(Date.parse(plannedEnd) - Date.parse(startedAt)).toBe(7 * 60_000);
});

test("hints at a vague target without refusing it", async ({ openBrowser }) => {
  const { page } = await openBrowser("Mara");
  await open(page);
  await (await targetField(page)).fill("stuff");
  await expect(page.getByText(text("home.target.vague"))).toBeVisible();
  await startButton(page).click();
  await expectRunning(page);
});

test("accepts an end time as people type it, and shows the limit of a target", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara", { timeZone: "UTC" });
  const { page } = mara;
  await open(page);
  await chooseOtherLength(page);
  await page.getByLabel(text("home.length.otherTime"), { exact: true }).fill("1330");
  const target = await targetField(page);
  await target.fill("x".repeat(101));
  await expect(page.getByText("101/120", { exact: true })).toHaveCount(0);
  await target.fill("x".repeat(120));
  await expect(page.getByText("120/120", { exact: true })).toBeVisible();
  await startButton(page).click();
  await expectRunning(page);
  expect((await findLastSession(mara)).plannedEnd).toMatch(/T13:30:00\.000Z$/);
});

test("refuses a wrong password and a taken email without revealing which accounts exist", async ({
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const zoe = await openBrowser("Zoe");
  const credentials = newCredentials();
  await open(mara.page);
  await startSession(mara.page);
  await claimAccount(mara.page, credentials);

  zoe.allowErrors(/\b(401|409)\b/);
  await submitSignIn(zoe.page, { ...credentials, password: "not the secret at all" });
  await expect(zoe.page.getByText(text("reasons.wrong_credentials"))).toBeVisible();
  await expect(zoe.page.getByLabel(text("signIn.email"))).toHaveValue(credentials.email);
  await submitSignIn(zoe.page, newCredentials());
  await expect(zoe.page.getByText(text("reasons.wrong_credentials"))).toBeVisible();

  await open(zoe.page);
  await startSession(zoe.page);
  await open(zoe.page, "/account");
  await zoe.page.getByLabel(text("account.claim.email")).fill(credentials.email);
  await zoe.page.getByLabel(text("account.claim.password")).fill(credentials.password);
  await zoe.page.getByRole("button", { name: text("account.claim.save") }).click();
  await expect(zoe.page.getByText(text("reasons.email_taken"))).toBeVisible();
  await expect(zoe.page.getByLabel(text("account.claim.email"))).toHaveValue(credentials.email);
  await zoe.page.getByRole("link", { name: text("account.claim.signInInstead") }).click();
  await expect(zoe.page).toHaveURL(/\/sign-in\?next=%2Faccount$/);
});

test("answers malformed requests and upgrades with a reason, and logs no error", async () => {
  const app = await App.open();
  const ask = async (
    method: string,
    path: string,
    headers: OutgoingHttpHeaders = {},
    body = "",
  ) => {
    const length = body ? { "content-length": Buffer.byteLength(body) } : {};
    const options = { port: app.port, host: "127.0.0.1", agent: false as const, method, path };
    const asked = request({ ...options, headers: { ...headers, ...length } }).end(body);
    const [response] = (await once(asked, "response")) as [IncomingMessage];
    const answer = JSON.parse((await readText(response)) || "null");
    return [response.statusCode, answer?.error?.data?.reason];
  };
  const json = { "content-type": "application/json" };
  const upgrade = { connection: "Upgrade", upgrade: "x" };
  const auth = "/api/auth";
  try {
    // The first page makes Next listen for upgrades.
    expect((await fetch(`${app.url}/sign-in`)).status).toBe(200);
    const answers = await Promise.all([
      ask("OPTIONS", "*"),
      ask("TRACE", "/"),
      ask("GET", "/invite/%ff"),
      ask("GET", "/rooms/%00"),
      ask("GET", "/healthz", upgrade),
      ask("GET", "/no-such-page", upgrade),
      ask("POST", `${auth}/callback/password`, json, '{"password":'),
      ask("POST", `${auth}/_log`, json, '{"level":"error","code":"x"}'),
      ask("POST", `${auth}/session`),
      ask("GET", `${auth}/callback/guest`),
      ask("GET", `${auth}/session`, { cookie: "next-auth.session-token=old" }),
      ask("GET", `${auth}/session`, { cookie: "next-auth.callback-url=x" }),
    ]);
    expect(answers).toEqual([
      [400, "invalid_input"],
      [405, "invalid_input"],
      [400, "invalid_input"],
      [400, "invalid_input"],
      [400, "invalid_input"],
      [400, "invalid_input"],
      [400, "invalid_input"],
      [404, "procedure_not_found"],
      [405, "invalid_input"],
      [405, "invalid_input"],
      [200, undefined],
      [200, undefined],
    ]);
    expect(app.output).not.toMatch(/error| {4}at /i);
  } finally {
    await app.close();
  }
});
