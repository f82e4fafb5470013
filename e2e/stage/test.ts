import { test as base, expect } from "@playwright/test";
import { App } from "./app";
import { Person, type PersonOptions } from "./person";

interface Stage {
  /** A fresh browser: another person, or another device of the same one. */
  browserOf(name: string, options?: PersonOptions): Promise<Person>;
  /** The server of this story; it is noon (UTC) when the story begins. */
  app: App;
}

interface WorkerStage {
  server: App;
}

export const test = base.extend<Stage, WorkerStage>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from the pattern
    async ({}, use) => {
      const server = await App.open({ STINT_PSEUDO_LOCALE: "1" });
      await use(server);
      await server.close();
    },
    { scope: "worker" },
  ],
  app: async ({ server }, use, info) => {
    const before = server.output.length;
    await server.passToNoon();
    await use(server);
    const said = server.output.slice(before);
    if (said) await info.attach("server", { body: said, contentType: "text/plain" });
    expect(said.split("\n").filter(isError), "errors in the server's log").toEqual([]);
  },
  browserOf: async ({ app, browser }, use) => {
    const people: Person[] = [];
    await use(async (name, options) => {
      const person = await Person.arrive(browser, name, { url: app.url, ...options });
      people.push(person);
      return person;
    });
    for (const { context } of people) await context.close();
    for (const { name, problems } of people) {
      expect(problems, `what went wrong in the browser of ${name}`).toEqual([]);
    }
  },
});

/** A line of the log at the level of an error or above. */
const isError = (line: string) => /"level":(50|60)/.test(line);

export { expect };
