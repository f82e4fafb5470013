import { setTimeout as wait } from "node:timers/promises";
import type { Case } from "../case";
import { Flood } from "./flood";

/** An upgrade that the app does not offer must be ended by then. */
const CLOSED_WITHIN_MS = 5_000;
/** More connections than this are not kept open at a time, to stay below the limits of a system. */
const AT_ONCE = 500;
const PIPELINED = 2_000;
const PIPELINE_WITHIN_MS = 60_000;
const NON_READERS = 200;

const UPGRADE =
  "GET /api/live HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
  "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

const SIGN_IN_PAGE =
  "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 10.8.0.1\r\n\r\n";

export const CONNECTION_FLOODS: Case[] = [
  {
    name: "upgrade-flood",
    title: "connections ask for an upgrade that the app does not offer",
    run: async (trial) => {
      const flood = await Flood.open(trial, { engine: "any" });
      const total = trial.scale(2_000, 16_000);
      let stillOpen = 0;
      let tried = 0;
      while (tried < total && stillOpen === 0) {
        for (let i = 0; i < AT_ONCE; i += 1) flood.connect().resume().write(UPGRADE);
        tried += AT_ONCE;
        const until = Date.now() + CLOSED_WITHIN_MS;
        while (flood.openSockets > 0 && Date.now() < until) await wait(50);
        stillOpen = flood.openSockets;
      }
      trial.check(
        "each is closed within 5 s",
        tried,
        Array(stillOpen).fill(`still open after 5 s: ${UPGRADE.split("\r\n").join(" | ")}`),
      );
      await flood.finish();
    },
  },
  {
    name: "pipelined-requests",
    title: `${PIPELINED} requests for a page are sent on one connection at once`,
    run: async (trial) => {
      const flood = await Flood.open(trial, { engine: "any" });
      const before = flood.site.app.readMemory();
      const socket = flood.connect();
      let answered = 0;
      socket.setEncoding("latin1");
      socket.on("data", (text: string) => {
        answered += text.split("HTTP/1.1 ").length - 1;
      });
      // A reset counts as closed.
      const closed = new Promise<boolean>((resolve) => socket.once("close", () => resolve(true)));
      socket.write(SIGN_IN_PAGE.repeat(PIPELINED));
      const until = Date.now() + PIPELINE_WITHIN_MS;
      let isClosed = false;
      let peak = before ?? 0;
      while (answered < PIPELINED && !isClosed && Date.now() < until) {
        isClosed = await Promise.race([closed, wait(200).then(() => false)]);
        peak = Math.max(peak, flood.site.app.readMemory() ?? 0);
      }
      const isSettled = isClosed || answered >= PIPELINED;
      trial.check(
        "all are answered, or the connection is closed",
        PIPELINED,
        isSettled ? [] : [`${answered} were answered in a minute, and the connection is open`],
      );
      await flood.finish();
      if (before === null) return;
      const isFlat = peak - before < 300;
      const grown = `from ${before.toFixed(0)} to ${peak.toFixed(0)} MB`;
      trial.check("memory grows by less than 300 MB", 1, isFlat ? [] : [`it grew ${grown}`]);
    },
  },
  {
    name: "readers-that-do-not-read",
    title: `${NON_READERS} connections ask for pages and read nothing`,
    run: async (trial) => {
      const flood = await Flood.open(trial, { engine: "any" });
      for (let i = 0; i < NON_READERS; i += 1) {
        flood.connect().pause().write(SIGN_IN_PAGE.repeat(20));
      }
      await wait(trial.scale(5_000, 60_000));
      await flood.finish();
    },
  },
];
