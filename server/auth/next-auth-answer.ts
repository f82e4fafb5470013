/** A stand-in for the Node response that next-auth writes to; `toResponse` converts it. */
export class NextAuthAnswer {
  redirect = "";
  #status = 200;
  #headers = new Map<string, string | string[]>();
  #body = "";

  status(status: number): this {
    this.#status = status;
    return this;
  }

  getHeader(name: string): string | string[] | undefined {
    return this.#headers.get(name.toLowerCase());
  }

  setHeader(name: string, value: string | string[]): this {
    if (name === "Location") this.redirect = String(value);
    this.#headers.set(name.toLowerCase(), value);
    return this;
  }

  end(): void {}

  json(body: { url?: string }): void {
    if (body.url) this.redirect = body.url;
    this.setHeader("Content-Type", "application/json");
    this.#body = JSON.stringify(body);
  }

  send(body: object | string | undefined): void {
    if (typeof body === "object") this.json(body);
    else this.#body = body ?? "";
  }

  setsCookie(name: string): boolean {
    return this.#cookies.some((cookie) => cookie.startsWith(`${name}=`));
  }

  clearCookie(name: string, { isSecure }: { isSecure: boolean }): void {
    const cookie = `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
    this.setHeader("Set-Cookie", [...this.#cookies, cookie]);
  }

  toResponse(): Response {
    const headers = new Headers({ "cache-control": "no-store" });
    for (const [name, value] of this.#headers) {
      headers.delete(name);
      for (const one of [value].flat()) headers.append(name, one);
    }
    return new Response(this.#body, { status: this.#status, headers });
  }

  get #cookies(): string[] {
    return [this.getHeader("Set-Cookie") ?? []].flat();
  }
}
