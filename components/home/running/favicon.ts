import type { Color } from "@/domain/focus-session/color";

/** Pixels inside the frame, hence the steps in which the block fills. */
const STEPS = 13;

/** The tab's icon while a session runs: the same block as everywhere, at 16 pixels. */
export class TabIcon {
  #own: HTMLLinkElement | null = null;
  /** The page's icons and where they pointed; the router may add some at any time. */
  #pages = new Map<HTMLLinkElement, string>();
  #hue: string;

  constructor(hue: Color) {
    this.#hue = colorNow(`var(--color-activity-${hue})`);
  }

  /** Fills the block to this share, from 0 to 1, in whole pixels. */
  show(share: number): void {
    const href = addressOf(Math.round(Math.min(1, Math.max(0, share)) * STEPS), this.#hue);
    for (const link of this.#links()) {
      if (link.href === href) continue;
      if (link !== this.#own && !this.#pages.has(link)) this.#pages.set(link, link.href);
      link.href = href;
    }
  }

  /** Puts the page's own icons back. */
  restore(): void {
    this.#own?.remove();
    for (const [link, href] of this.#pages) link.href = href;
  }

  #links(): HTMLLinkElement[] {
    const found = [...document.querySelectorAll<HTMLLinkElement>('link[rel~="icon"]')];
    if (found.length > 0) return found;
    this.#own = document.head.appendChild(document.createElement("link"));
    this.#own.rel = "icon";
    return [this.#own];
  }
}

/** The colour that a token has on the page's ground: the icon is drawn outside, where none chooses. */
function colorNow(token: string): string {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.color = token;
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

function addressOf(step: number, hue: string): string {
  const fill = `<rect x="1.5" y="4" width="${step}" height="8" fill="${hue}"/>`;
  const frame = `<rect x="1" y="3.5" width="14" height="9" rx="2" fill="none" stroke="${hue}"/>`;
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${fill}${frame}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(drawing)}`;
}
