import { open } from "../actions/open";
import { createGuest, type RecordedSession, recordSessions } from "../actions/record-sessions";
import {
  chooseActivity,
  chooseLength,
  dismissEnded,
  lengthChip,
  startButton,
  unfold,
} from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

const completed = (minutes: number): RecordedSession => ({ activity: "Study", minutes });
const broken = (minutes: number): RecordedSession => ({ ...completed(minutes), brokenAt: 4 });

test("suggests the length that the history supports, and applies it with one tap", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara");
  const { page } = mara;
  const apply = page.getByRole("button", { name: text("suggestedLength.take", { minutes: 25 }) });
  const chooseStudyFor60 = async () => {
    await open(page);
    await dismissEnded(page);
    await chooseActivity(page, "Study");
    await chooseLength(page, 60);
    await unfold(page, "length");
  };
  await createGuest(mara);
  await recordSessions(app, mara, [
    broken(60),
    completed(25),
    completed(25),
    completed(25),
    broken(60),
    completed(25),
    broken(60),
  ]);
  await chooseStudyFor60();
  await expect(startButton(page, 60)).toBeVisible();
  await expect(apply, "not from four sessions").toHaveCount(0);

  await recordSessions(app, mara, [completed(25), broken(60), completed(60)]);
  await chooseStudyFor60();
  const suggestion = page.getByText(
    text("suggestedLength.completed", { part: "day", completed: 5, ended: 5, length: "25 min" }),
  );
  await expect(suggestion).toBeVisible();
  await expect(suggestion).toContainText(
    text("suggestedLength.beyond", { minutes: 60, completed: 1, ended: 5 }),
  );
  await apply.click();
  await expect(lengthChip(page, 25)).toBeChecked();
  await expect(startButton(page, 25)).toBeVisible();
  await expect(apply).toHaveCount(0);

  await chooseLength(page, 60);
  await unfold(page, "length");
  await expect(apply).toBeVisible();
  await chooseActivity(page, "Work");
  await unfold(page, "length");
  await expect(apply, "another activity has its own history").toHaveCount(0);
});

test("uses the time of day for its suggestion where completion differs by it", async ({
  app,
  openBrowser,
}) => {
  const mara = await openBrowser("Mara", { timeZone: "UTC" });
  const { page } = mara;
  await createGuest(mara);
  await app.advanceToNoon();
  await recordSessions(app, mara, Array<RecordedSession>(6).fill(completed(60)));
  await recordSessions(app, mara, [
    ...Array<RecordedSession>(5).fill(completed(25)),
    ...Array<RecordedSession>(6).fill(broken(60)),
  ]);
  const at25 = { part: "day", completed: 5, ended: 5, length: "25 min" };
  const at60 = { part: "afternoon", completed: 6, ended: 6, length: "60 min" };
  const beyond = text("suggestedLength.beyond", { minutes: 60, completed: 6, ended: 12 });
  const suggestion = (words: typeof at25) =>
    page.getByText(text("suggestedLength.completed", words));
  const chooseStudyFor90 = async () => {
    await chooseActivity(page, "Study");
    await chooseLength(page, 90);
    await unfold(page, "length");
  };
  await open(page);
  await dismissEnded(page);
  await chooseStudyFor90();
  await expect(suggestion(at25), "the evening, as the whole day").toBeVisible();
  await expect(suggestion(at25)).toContainText(beyond);

  await app.advanceToNoon();
  await open(page);
  await chooseStudyFor90();
  await expect(suggestion(at60)).toBeVisible();
  await expect(suggestion(at60)).not.toContainText(" At ");
});
