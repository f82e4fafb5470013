import type { Case } from "../case";
import { Client } from "../site/client";
import { describeAnswer } from "../site/http";
import { Flood } from "./flood";

const ADDRESS = "192.0.2.1";
/** More streams than the app allows one address. */
const STREAMS = 2_300;
/** More guests than one address may create in an hour. */
const GUESTS = 1_300;
const AT_ONCE = 16;

export const ADDRESS_FLOODS: Case[] = [
  {
    name: "streams-of-an-address",
    title: `one address opens ${STREAMS} streams`,
    run: async (trial) => {
      const flood = await Flood.open(trial, { engine: "any", viewers: 125 });
      const { viewers } = flood.site;
      let refused = 0;
      await inParallel(STREAMS, async (i) => {
        const viewer = viewers[i % viewers.length];
        const socket = flood.connect();
        const head =
          `GET /api/live?room=${viewer?.slug} HTTP/1.1\r\nHost: localhost\r\n` +
          `X-Forwarded-For: ${ADDRESS}\r\nCookie: ${viewer?.cookie}\r\n\r\n`;
        socket.write(head);
        const answer = await new Promise<string>((resolve) => {
          socket.setEncoding("latin1");
          socket.once("data", resolve);
          socket.once("close", () => resolve(""));
        });
        if (!answer.startsWith("HTTP/1.1 200")) {
          refused += 1;
          socket.destroy();
        }
      });
      const isLimited = refused > 0;
      trial.check(
        "one address cannot open as many as it likes",
        STREAMS,
        isLimited ? [] : [`all ${STREAMS} streams of ${ADDRESS} were opened`],
      );
      await flood.finish();
    },
  },
  {
    name: "guests-of-an-address",
    title: `one address creates ${GUESTS} guests`,
    run: async (trial) => {
      const flood = await Flood.open(trial, { engine: "any" });
      const { url } = flood.site.app;
      let refused = "";
      let tried = 0;
      await inParallel(GUESTS, async (i) => {
        if (refused) return;
        tried += 1;
        const visitor = Client.visit(url, ADDRESS);
        const answer = await visitor.signIn("guest", { name: `Guest ${i}`, timeZone: "UTC" });
        if (!visitor.isSignedIn) refused = describeAnswer(answer);
        visitor.close();
      });
      trial.check(
        "one address cannot create as many as it likes",
        tried,
        refused ? [] : [`all ${GUESTS} guests of ${ADDRESS} were created`],
      );
      const other = Client.visit(url);
      const answer = await other.signIn("guest", { name: "Ben", timeZone: "UTC" });
      trial.check("another address still can", 1, other.isSignedIn ? [] : [describeAnswer(answer)]);
      other.close();
      await flood.finish();
    },
  },
];

async function inParallel(count: number, act: (i: number) => Promise<void>): Promise<void> {
  let next = 0;
  const some = async () => {
    while (next < count) await act(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, some));
}
