import type { Color } from "@/domain/focus-session/color";

/** A small square in an activity's hue; decoration beside the activity's name. */
export function Swatch({ hue }: { hue: Color }) {
  return <span aria-hidden data-hue={hue} className="size-3 shrink-0 rounded-mark bg-hue" />;
}
