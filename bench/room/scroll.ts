import type { CDPSession, Page } from "@playwright/test";
import { open } from "@/e2e/actions/open";

const SLOWED_DOWN = 4;
/** Pixels a second: as one scrolls while reading, and as fast as a swipe. */
const SPEEDS = [1200, 3600];
const SECONDS = 4;
const HEAD = ["frames a second", "updates with empty rows", "largest gap, px", "busy, ms a second"];

/**
 * Scrolls through the room's rows with a wheel, on a processor slowed down four times, beside a list
 * of plain text. Frames are those that the browser drew: it scrolls what is drawn without the page,
 * and shows a gap where the page has not rendered the rows yet.
 */
export async function reportScrolling(page: Page, path: string, members: number): Promise<void> {
  const plain = await page.context().newPage();
  await plain.goto("about:blank");
  await plain.evaluate(showPlainList, members);
  const rows: string[] = [];
  for (const speed of SPEEDS) {
    await open(page, path);
    await page.getByRole("listitem").first().waitFor();
    rows.push(`| ${speed} px a second: room | ${(await scroll(page, speed)).join(" | ")} |`);
    rows.push(`| list of plain text | ${(await scroll(plain, speed)).join(" | ")} |`);
  }
  console.log(`\n| Scrolling at 1/${SLOWED_DOWN} of the speed | ${HEAD.join(" | ")} |`);
  console.log(`|-${"|-".repeat(HEAD.length)}|\n${rows.join("\n")}`);
  const count = await page.locator("[aria-setsize]").count();
  console.log(`\n${count} rows in the page, JavaScript heap ${await readHeap(page)} MiB`);
}

/** The figures of HEAD while scrolling the list of this page from its beginning. */
async function scroll(page: Page, speed: number): Promise<(string | number)[]> {
  await page.bringToFront();
  const box = await page.locator(".overflow-y-auto:has([aria-setsize])").boundingBox();
  if (!box) throw new Error("the list does not scroll");
  await page.evaluate(recordGaps);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWED_DOWN });
  const browser = page.context().browser();
  await browser?.startTracing(page, {
    categories: ["disabled-by-default-devtools.timeline.frame"],
  });
  const [before, startedAt] = [await readBusyMs(cdp), performance.now()];
  await cdp.send("Input.synthesizeScrollGesture", {
    x: Math.round(box.x + box.width / 3),
    y: Math.round(box.y + box.height / 2),
    yDistance: -speed * SECONDS,
    speed,
    gestureSourceType: "mouse",
  });
  const seconds = (performance.now() - startedAt) / 1000;
  const busy = ((await readBusyMs(cdp)) - before) / seconds;
  const trace = JSON.parse(String(await browser?.stopTracing())) as { traceEvents: TraceEvent[] };
  await cdp.detach();
  const drawn = trace.traceEvents.filter(({ name }) => name === "DrawFrame").map(({ ts }) => ts);
  const frames = (1e6 * (drawn.length - 1)) / (Math.max(...drawn) - Math.min(...drawn));
  const gaps = await page.evaluate(() => (window as unknown as { gaps: number[] }).gaps);
  const empty = `${gaps.filter((gap) => gap >= 1).length} of ${gaps.length}`;
  return [frames.toFixed(1), empty, Math.max(0, ...gaps).toFixed(0), busy.toFixed(0)];
}

interface TraceEvent {
  name: string;
  /** Microseconds. */
  ts: number;
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

/** Runs in the page: records at each update how much of the view had no rows until then, in px. */
function recordGaps(): void {
  const gaps: number[] = [];
  Object.assign(window, { gaps });
  const scroller = document.querySelector(".overflow-y-auto:has([aria-setsize])");
  // Before the list's own listener, which renders the missing rows.
  document.addEventListener(
    "scroll",
    () => {
      const rows = [...document.querySelectorAll("[aria-setsize]")];
      const last = rows.at(-1)?.getBoundingClientRect().bottom ?? 0;
      gaps.push(Math.max(0, (scroller?.getBoundingClientRect().bottom ?? 0) - last));
    },
    { capture: true },
  );
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
