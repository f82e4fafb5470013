import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { refuse } from "./refuse.mjs";
import { reloadWhenReady } from "./reload-when-ready.mjs";

/**
 * @typedef {import("node:http").IncomingMessage} Request
 * @typedef {import("node:http").ServerResponse} Response
 * @typedef {import("../process/runtime.mjs").TemporaryRefusal} TemporaryRefusal
 */

const texts = JSON.parse(
  readFileSync(new URL("../../messages/unavailable.json", import.meta.url), "utf8"),
);

const TIMES = {
  /** Shorter intervals would add to the load that keeps the server busy. */
  everyMs: 3_000,
  /** Before `/readyz` succeeds, because a page needs no database that accepts writes. */
  reloadAfterMs: 30_000,
  giveUpAfterMs: 15 * 60_000,
};

/** Uses the colours of app/globals.css. */
const STYLE = `
:root { color-scheme: light dark; --ground: light-dark(oklch(0.975 0.009 85), oklch(0.185 0.012 265));
  --ink: light-dark(oklch(0.25 0.02 60), oklch(0.94 0.01 85));
  --soft: light-dark(oklch(0.5 0.018 65), oklch(0.68 0.015 80));
  --now: light-dark(oklch(0.56 0.2 33), oklch(0.72 0.17 38)); }
[data-theme="light"] { color-scheme: light; }
[data-theme="dark"] { color-scheme: dark; }
body { margin: 0; padding: 1.5rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 ui-sans-serif, system-ui, sans-serif; }
main { max-width: 32rem; margin: 12vh auto 0; }
.brand { display: flex; align-items: center; gap: 0.5rem; font-weight: 650; }
h1 { margin: 2rem 0 0.5rem; font-size: 1.75rem; line-height: 2.25rem; font-weight: 650; }
p { margin: 0 0 0.5rem; }
[role="status"] { color: var(--soft); }
.again { display: inline-block; margin-top: 1rem; padding: 0.5rem 1rem; border: 1px solid var(--ink);
  border-radius: 6px; background: var(--ink); color: var(--ground); font-weight: 550;
  text-decoration: none; }
.again:focus-visible { outline: 2px solid var(--now); outline-offset: 2px; }`;

const LOGO = `<svg aria-hidden="true" viewBox="0 0 30 12" width="30" height="12">
<path d="M3 0h15v12H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="var(--now)"/>
<rect x=".6" y=".6" width="28.8" height="10.8" rx="2.6" fill="none" stroke="currentColor"/></svg>`;

/**
 * Answers 503 to a request for a page that cannot be shown at the moment. A browser gets a page that
 * reloads itself. Next's client router, which repeats the request, and programs get the reason as JSON.
 *
 * @param {Request} req
 * @param {Response} res
 * @param {TemporaryRefusal} refusal
 */
export function refusePage(req, res, { reason, retryAfterSeconds }) {
  res.setHeader("Retry-After", String(retryAfterSeconds));
  if (req.headers.rsc !== undefined || !req.headers.accept?.includes("text/html")) {
    return refuse(res, 503, "SERVICE_UNAVAILABLE", reason);
  }
  const nonce = randomUUID();
  res.writeHead(503, {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy":
      `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; ` +
      "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  });
  res.end(buildPage(reason, { nonce, theme: findTheme(req) }));
}

/**
 * @param {TemporaryRefusal["reason"]} reason
 * @param {{ nonce: string, theme: string }} options
 */
function buildPage(reason, { nonce, theme }) {
  const { title, text } = texts[reason];
  const script = `(${reloadWhenReady})(${JSON.stringify({ ...TIMES, stopped: texts.stopped })})`;
  return `<!doctype html>
<html lang="en" data-reason="${reason}" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Stint</title>
<noscript><meta http-equiv="refresh" content="${TIMES.everyMs / 1000}"></noscript>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
<div class="brand">${LOGO}Stint</div>
<h1>${title}</h1>
<p>${text}</p>
<p role="status">${texts.trying}</p>
<a class="again" href="">${texts.again}</a>
</main>
<script nonce="${nonce}">${script}</script>
</body>
</html>
`;
}

/**
 * The theme that the person chose; see components/shell/theme.ts.
 * @param {Request} req
 */
const findTheme = ({ headers }) =>
  /(?:^|;\s*)stint-theme=(light|dark)(?:;|$)/.exec(headers.cookie ?? "")?.[1] ?? "system";
