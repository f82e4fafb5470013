import { CODE_LENGTH, CODE_LETTERS, CODE_MINUTES } from "@/domain/account/device-code";
import type { Case } from "../case";
import { Client } from "../site/client";
import { openRoom } from "../site/group";
import { describeAnswer } from "../site/http";
import { Site } from "../site/site";

/** Promised numbers of wrong codes that are compared in an hour: SECURITY.md, Adding a device. */
const REACH_A_ROOM = 60;
const REACH_ONE_ADDRESS = 10;
const AT_ONCE = 8;

/** Somebody guesses the code that a person's device shows, on the invite page of their room. */
export const GUESSING_CODES: Case = {
  name: "guessing-codes",
  title: `codes for a second device are guessed in the ${CODE_MINUTES} minutes in which one is valid`,
  run: async (trial) => {
    const site = await Site.open(trial, { engine: "any" });
    const { url } = site.app;
    const owner = await Client.signInAsGuest(url, { name: "Mara" });
    const { token: invite } = await openRoom(owner, "Library");
    const { code } = await owner.write<{ code: string }>("account.createDeviceCode", {});

    const accepted: string[] = [];
    /** Types a wrong code. Returns whether it was compared with the genuine one. */
    const guess = async (visitor: Client, fields: { invite?: string }): Promise<string | null> => {
      const letters = Array.from({ length: CODE_LENGTH }, () =>
        trial.random.pick([...CODE_LETTERS]),
      ).join("");
      const answer = await visitor.signIn("device-code", { code: letters, ...fields });
      if (visitor.isSignedIn) accepted.push(`${letters} was accepted`);
      return /wrong_code/.test(answer.text) ? `${letters}: ${describeAnswer(answer)}` : null;
    };

    const fromOne: string[] = [];
    const single = Client.visit(url);
    const attempts = trial.scale(30, 120);
    for (let i = 0; i < attempts; i += 1) fromOne.push((await guess(single, {})) ?? "");
    single.close();
    trial.check(
      `at most ${REACH_ONE_ADDRESS} wrong codes of one address are compared`,
      attempts,
      fromOne.filter(Boolean).slice(REACH_ONE_ADDRESS),
    );

    const ofRoom: string[] = [];
    const guesses = trial.scale(120, 600);
    let next = 0;
    const keepGuessing = async () => {
      while (next < guesses) {
        next += 1;
        const visitor = Client.visit(url);
        ofRoom.push((await guess(visitor, { invite })) ?? "");
        visitor.close();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, keepGuessing));
    trial.check(
      `at most ${REACH_A_ROOM} wrong codes reach the members of a room`,
      guesses,
      ofRoom.filter(Boolean).slice(REACH_A_ROOM),
    );
    trial.check("no wrong code is accepted", attempts + guesses, accepted);

    // Guesses on the room's page do not keep the person from the sign-in page.
    const device = Client.visit(url);
    const answer = await device.signIn("device-code", { code });
    trial.check(
      "the genuine code signs the device in",
      1,
      device.isSignedIn ? [] : [describeAnswer(answer)],
    );
    const again = Client.visit(url);
    await again.signIn("device-code", { code });
    trial.check("it works once", 1, again.isSignedIn ? ["it signed in a second device"] : []);
    for (const client of [owner, device, again]) client.close();
  },
};
