import type { Color } from "@/domain/focus-session/color";

/** Pixels inside the frame, which is the number of steps in which it fills. */
const STEPS = 13;

/** The favicon while a session runs: the session's bar at 16 pixels. */
export class Favicon {
  #own: HTMLLinkElement | null = null;
  /** The page's icon links and their addresses; the router may add some at any time. */
  #pageIcons = new Map<HTMLLinkElement, string>();
  #hue: string;

  constructor(hue: Color) {
    this.#hue = resolveColor(`var(--color-activity-${hue})`);
  }

  /** Fills the bar to this share, from 0 to 1, in whole pixels. */
  show(share: number): void {
    const href = iconUrl(Math.round(Math.min(1, Math.max(0, share)) * STEPS), this.#hue);
    for (const link of this.#links()) {
      if (link.href === href) continue;
      if (link !== this.#own && !this.#pageIcons.has(link)) this.#pageIcons.set(link, link.href);
      link.href = href;
    }
  }

  /** Restores the page's own icons. */
  restore(): void {
    this.#own?.remove();
    for (const [link, href] of this.#pageIcons) link.href = href;
  }

  #links(): HTMLLinkElement[] {
    const found = [...document.querySelectorAll<HTMLLinkElement>('link[rel~="icon"]')];
    if (found.length > 0) return found;
    this.#own = document.head.appendChild(document.createElement("link"));
    this.#own.rel = "icon";
    return [this.#own];
  }
}

/** A token's colour in the current theme: the icon is drawn outside the page, without its CSS. */
function resolveColor(token: string): string {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.color = token;
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

function iconUrl(step: number, hue: string): string {
  const fill = `<rect x="1.5" y="4" width="${step}" height="8" fill="${hue}"/>`;
  const frame = `<rect x="1" y="3.5" width="14" height="9" rx="2" fill="none" stroke="${hue}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${fill}${frame}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
