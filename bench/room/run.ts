/**
 * `npm run bench:room`: a room of 1,000 members, 300 of them focusing. Prints the size of the first
 * frame and of a change, and in a real browser on a processor slowed down four times the frames while
 * scrolling, beside those of a list of plain text.
 */
import { get, type IncomingMessage } from "node:http";
import type { CDPSession, Page } from "@playwright/test";
import { mutate, query } from "@/e2e/actions/api";
import { open } from "@/e2e/actions/open";
import { createInvite, createRoom, joinByLink } from "@/e2e/actions/room";
import { App } from "@/e2e/fixtures/app";
import { buildWhenNeeded } from "@/server/process/build.mjs";
import { openBrowser } from "@/tools/open-browser";
import { fillLiveRoom } from "./fill";

const SHAPE = { members: 998, focusing: 300, available: 200 };
const SLOWED_DOWN = 4;
/** Starts, each ended at once: more would leave more ended sessions on the seat than people have. */
const STARTS = 3;
/** Pixels scrolled in each frame: as a wheel does, and as fast as a swipe. */
const STEPS_PX = [20, 60];
const FRAMES = 250;
const HEAD = ["ms per frame, median", "95%", "longer than 1/60 s", "busy, ms per frame", "ratio"];

await buildWhenNeeded(new AbortController().signal);
const browser = await openBrowser();
const app = await App.open();
try {
  await bench();
} finally {
  await browser.close();
  await app.close();
}

async function bench(): Promise<void> {
  const newPage = async () =>
    (
      await browser.newContext({ baseURL: app.url, viewport: { width: 1440, height: 900 } })
    ).newPage();
  const [viewer, other] = [await newPage(), await newPage()];
  await createRoom(viewer, "Open campus", "Mara");
  const path = new URL(viewer.url()).pathname;
  const slug = path.split("/")[2] ?? "";
  await joinByLink(other, await createInvite(viewer), "Ben");
  for (const page of [viewer, other]) await page.goto("about:blank");
  await app.stop("SIGTERM");
  await fillLiveRoom(app.dataDir, slug, SHAPE);
  await app.start();
  await reportFrames(viewer, other, slug);
  await reportScrolling(viewer, path);
}

/** The first frame and the changes of another member's sessions, plain and as browsers get them. */
async function reportFrames(viewer: Page, other: Page, slug: string): Promise<void> {
  await open(other, "/rooms");
  const cookie = (await viewer.context().cookies(app.url))
    .map(({ name, value }) => `${name}=${value}`)
    .join("; ");
  const plain = await openStream(slug, { cookie });
  const compressed = await openStream(slug, { cookie, "accept-encoding": "gzip" });
  const first = await readSizes([plain, compressed], 1_000);
  const changes: (readonly number[])[] = [];
  const [activity] = await query<{ id: string }[]>(other, "activity.list");
  for (let i = 0; i < STARTS; i += 1) {
    const { id } = await mutate<{ id: string }>(other, "focusSession.start", {
      activityId: activity?.id,
      minutes: 25,
      target: "chapter 4 problems",
      roomSlug: slug,
      idempotencyKey: crypto.randomUUID(),
    });
    changes.push(await readSizes([plain, compressed], 1));
    await mutate(other, "focusSession.break", { id });
    changes.push(await readSizes([plain, compressed], 1));
  }
  for (const { response } of [plain, compressed]) response.destroy();
  const median = (column: number) =>
    findQuantile(
      changes.map((sizes) => sizes[column] ?? 0),
      0.5,
    );
  console.log("| Bytes | plain | compressed, as sent to browsers |\n|-|-|-|");
  console.log(`| first frame, ${SHAPE.members + 2} members | ${first.join(" | ")} |`);
  console.log(`| a change, median of ${changes.length} | ${median(0)} | ${median(1)} |`);
}

interface MeasuredStream {
  response: IncomingMessage;
  bytes: number;
}

async function openStream(slug: string, headers: Record<string, string>): Promise<MeasuredStream> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${app.url}/api/live?room=${slug}`, { headers }, resolve).on("error", reject);
  });
  const stream = { response, bytes: 0 };
  response.on("data", (part: Buffer) => {
    stream.bytes += part.length;
  });
  return stream;
}

/**
 * Returns the bytes that each stream received, once each has `least` and nothing has arrived for a
 * moment.
 */
async function readSizes(streams: MeasuredStream[], least: number): Promise<number[]> {
  let total = -1;
  const sum = () => streams.reduce((bytes, stream) => bytes + stream.bytes, 0);
  while (sum() !== total || streams.some(({ bytes }) => bytes < least)) {
    total = sum();
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return streams.map((stream) => {
    const { bytes } = stream;
    stream.bytes = 0;
    return bytes;
  });
}

async function reportScrolling(page: Page, path: string): Promise<void> {
  await open(page, path);
  await page.getByRole("listitem").first().waitFor();
  const plain = await page.context().newPage();
  await plain.goto("about:blank");
  await plain.evaluate(showPlainList, SHAPE.members);
  const rows: string[] = [];
  for (const step of STEPS_PX) {
    const [room, yardstick] = [await scroll(page, step), await scroll(plain, step)];
    const ratio = (room.busy / yardstick.busy).toFixed(2);
    rows.push(`| ${step * 60} px a second: room | ${room.cells.join(" | ")} | ${ratio} |`);
    rows.push(`| the same: list of plain text | ${yardstick.cells.join(" | ")} | 1 |`);
  }
  console.log(`\n| Scrolling at 1/${SLOWED_DOWN} of the speed | ${HEAD.join(" | ")} |`);
  console.log(`|-${"|-".repeat(HEAD.length)}|\n${rows.join("\n")}`);
  const count = await page.locator("[aria-setsize]").count();
  console.log(`\n${count} rows in the page, JavaScript heap ${await readHeap(page)} MiB`);
}

/** Scrolls the list of this page from its beginning. */
async function scroll(page: Page, step: number): Promise<{ busy: number; cells: string[] }> {
  await page.bringToFront();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWED_DOWN });
  const before = await readBusyMs(cdp);
  const times = await page.evaluate(scrollThrough, { step, count: FRAMES });
  const busy = ((await readBusyMs(cdp)) - before) / times.length;
  await cdp.detach();
  const slow = times.filter((time) => time > 1000 / 60 + 1).length / times.length;
  const [median, most] = [findQuantile(times, 0.5), findQuantile(times, 0.95)];
  const share = `${(100 * slow).toFixed(1)}%`;
  return { busy, cells: [median.toFixed(1), most.toFixed(1), share, busy.toFixed(1)] };
}

async function readBusyMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0);
}

async function readHeap(page: Page): Promise<string> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize } = await cdp.send("Runtime.getHeapUsage");
  return (usedSize / 1024 / 1024).toFixed(1);
}

/** Runs in the page: scrolls the list from its beginning and returns the time of each frame. */
async function scrollThrough(options: { step: number; count: number }): Promise<number[]> {
  const list = document.querySelector("[aria-setsize]")?.parentElement;
  const scroller = list?.closest<HTMLElement>(".overflow-y-auto");
  if (!scroller) throw new Error("the list does not scroll");
  scroller.scrollTop = 0;
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const times: number[] = [];
  let last = await new Promise<number>(requestAnimationFrame);
  for (let frame = 1; frame <= options.count; frame += 1) {
    scroller.scrollTop = frame * options.step;
    const now = await new Promise<number>(requestAnimationFrame);
    times.push(now - last);
    last = now;
  }
  return times;
}

/** Runs in an empty page: a list of one line of text a row, of which only those in view exist. */
function showPlainList(count: number): void {
  const [height, overscan] = [45, 4];
  const scroller = document.createElement("div");
  scroller.className = "overflow-y-auto";
  scroller.style.cssText = "height: 700px; overflow-y: auto";
  const list = document.createElement("div");
  list.style.cssText = `position: relative; height: ${count * height}px`;
  scroller.append(list);
  document.body.append(scroller);
  const rows = new Map<number, HTMLElement>();
  scroller.onscroll = () => {
    const from = Math.floor(scroller.scrollTop / height) - overscan;
    const to = from + Math.ceil(700 / height) + 2 * overscan;
    for (const [index, row] of rows) {
      if (index >= from && index < to) continue;
      row.remove();
      rows.delete(index);
    }
    for (let index = Math.max(0, from); index < to; index += 1) {
      if (rows.has(index)) continue;
      const row = document.createElement("div");
      row.setAttribute("aria-setsize", String(count));
      row.style.cssText = `position: absolute; top: ${index * height}px; height: ${height}px`;
      row.textContent = `Member ${index}: chapter 4 problems, until 10:50`;
      list.append(row);
      rows.set(index, row);
    }
  };
  scroller.dispatchEvent(new Event("scroll"));
}

function findQuantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
