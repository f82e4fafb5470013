/** A small decorative square in the hue of an activity: a `data-hue` of globals.css. */
export function Swatch({ hue }: { hue: string }) {
  return <span aria-hidden data-hue={hue} className="size-3 shrink-0 rounded-mark bg-hue" />;
}
