import type { Color } from "@/domain/focus-session/color";

/** A small decorative square in an activity's hue. */
export function Swatch({ hue }: { hue: Color }) {
  return <span aria-hidden data-hue={hue} className="size-3 shrink-0 rounded-mark bg-hue" />;
}
