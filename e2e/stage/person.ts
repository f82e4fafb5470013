import type { Browser, BrowserContext, Page, Response } from "@playwright/test";

export interface PersonOptions {
  viewport?: { width: number; height: number };
  colorScheme?: "light" | "dark";
  /** Fingers, no mouse. */
  isTouch?: boolean;
  /** IANA zone of their browser. */
  timeZone?: string;
  /** Where they reach the app, if not directly. */
  url?: string;
}

/** Somebody with a browser of their own: nothing is shared with the others but the server. */
export class Person {
  /** What went wrong in any of their tabs, in words. Must be empty at the end of a story. */
  readonly problems: string[] = [];
  readonly #expected: RegExp[] = [];

  private constructor(
    readonly name: string,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    this.#watch(page);
    context.on("page", (tab) => this.#watch(tab));
  }

  static async arrive(
    browser: Browser,
    name: string,
    { url, viewport, isTouch, colorScheme = "light", timeZone = "Europe/Berlin" }: PersonOptions,
  ): Promise<Person> {
    const context = await browser.newContext({
      ...(url && { baseURL: url }),
      viewport: viewport ?? { width: 1280, height: 900 },
      colorScheme,
      hasTouch: isTouch ?? false,
      timezoneId: timeZone,
      locale: "en-GB",
    });
    return new Person(name, context, await context.newPage());
  }

  newTab(): Promise<Page> {
    return this.context.newPage();
  }

  /** Lets problems pass that the story itself makes, like a refused call or a cut network. */
  expect(...problems: RegExp[]): void {
    this.#expected.push(...problems);
  }

  /** Tells apart what the browser aborts itself when a page goes away from what truly failed. */
  #watch(page: Page): void {
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) {
        this.#note(`${message.type()}: ${message.text()} (${message.location().url})`);
      }
    });
    page.on("pageerror", (error) => this.#note(`page error: ${error.stack ?? error.message}`));
    page.on("response", (response) => this.#noteRefusal(response));
    page.on("requestfailed", (request) => {
      const reason = request.failure()?.errorText ?? "";
      if (reason !== "net::ERR_ABORTED") this.#note(`${reason}: ${request.url()}`);
    });
  }

  #noteRefusal(response: Response): void {
    const status = response.status();
    if (status < 400) return;
    this.#note(`${status}: ${response.request().method()} ${response.url()}`);
  }

  #note(problem: string): void {
    if (!this.#expected.some((expected) => expected.test(problem))) this.problems.push(problem);
  }
}
