import { open } from "../actions/open";
import { arrive, type Lived, live } from "../actions/past";
import { activityChip, dismissEnded, lengthChip, startButton } from "../actions/session";
import { expect, test } from "../fixtures/test";
import { text } from "../fixtures/texts";

const kept = (minutes: number): Lived => ({ activity: "Study", minutes });
const broken = (minutes: number): Lived => ({ ...kept(minutes), brokenAt: 4 });

test("the start form suggests the length the record speaks for, and one tap takes it", async ({
  app,
  browserOf,
}) => {
  const mara = await browserOf("Mara");
  const { page } = mara;
  const take = page.getByRole("button", { name: text("sizing.take", { minutes: 25 }) });
  const chooseStudyFor60 = async () => {
    await open(page);
    await dismissEnded(page);
    await activityChip(page, "Study").check();
    await lengthChip(page, 60).check();
  };
  await arrive(mara);
  await live(app, mara, [
    broken(60),
    kept(25),
    kept(25),
    kept(25),
    broken(60),
    kept(25),
    broken(60),
  ]);
  await chooseStudyFor60();
  await expect(startButton(page, 60)).toBeVisible();
  await expect(take, "not from four sessions").toHaveCount(0);

  await live(app, mara, [kept(25), broken(60), kept(60)]);
  await chooseStudyFor60();
  const suggestion = page.getByText(
    text("sizing.kept", { part: "day", completed: 5, ended: 5, length: "25 min" }),
  );
  await expect(suggestion).toBeVisible();
  await expect(suggestion).toContainText(
    text("sizing.beyond", { minutes: 60, completed: 1, ended: 5 }),
  );
  await take.click();
  await expect(lengthChip(page, 25)).toBeChecked();
  await expect(startButton(page, 25)).toBeVisible();
  await expect(take).toHaveCount(0);

  await lengthChip(page, 60).check();
  await expect(take).toBeVisible();
  await activityChip(page, "Work").check();
  await expect(take, "another activity has a record of its own").toHaveCount(0);
});

test("a part of the day that differs speaks for itself while it is that part", async ({
  app,
  browserOf,
}) => {
  const mara = await browserOf("Mara", { timeZone: "UTC" });
  const { page } = mara;
  await arrive(mara);
  await app.passToNoon();
  await live(app, mara, Array<Lived>(6).fill(kept(60)));
  await live(app, mara, [...Array<Lived>(5).fill(kept(25)), ...Array<Lived>(6).fill(broken(60))]);
  const at25 = { part: "day", completed: 5, ended: 5, length: "25 min" };
  const at60 = { part: "afternoon", completed: 6, ended: 6, length: "60 min" };
  const beyond = text("sizing.beyond", { minutes: 60, completed: 6, ended: 12 });
  const suggestion = (words: typeof at25) => page.getByText(text("sizing.kept", words));
  const chooseStudyFor90 = async () => {
    await activityChip(page, "Study").check();
    await lengthChip(page, 90).check();
  };
  await open(page);
  await dismissEnded(page);
  await chooseStudyFor90();
  await expect(suggestion(at25), "the evening, as the whole day").toBeVisible();
  await expect(suggestion(at25)).toContainText(beyond);

  await app.passToNoon();
  await open(page);
  await chooseStudyFor90();
  await expect(suggestion(at60)).toBeVisible();
  await expect(suggestion(at60)).not.toContainText(" At ");
});
