/**
 * `npm run bench:room`: a room of 1,000 members, 300 of them focusing. Prints the size of the first
 * frame and of a change, and how a real browser scrolls through the rows.
 */
import { get, type IncomingMessage } from "node:http";
import type { Page } from "@playwright/test";
import { mutate, query } from "@/e2e/actions/api";
import { open } from "@/e2e/actions/open";
import { createInvite, createRoom, joinByLink } from "@/e2e/actions/room";
import { App } from "@/e2e/fixtures/app";
import { buildWhenNeeded } from "@/server/process/build.mjs";
import { openBrowser } from "@/tools/open-browser";
import { fillLiveRoom } from "./fill";
import { reportScrolling } from "./scroll";

const SHAPE = { members: 998, focusing: 300, available: 200 };
/** Starts, each ended at once: more would leave more ended sessions on the seat than people have. */
const STARTS = 3;

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
  await reportScrolling(viewer, path, SHAPE.members);
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

function findQuantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
