/** How far a session has come; the clock time beside it says the same. */
export function ElapsedBar({ hue, percent }: { hue: string; percent: number }) {
  return (
    <div
      aria-hidden
      dir="ltr"
      data-hue={hue}
      className="mt-1.5 h-2 overflow-hidden rounded-full border border-hue deep:opacity-65"
    >
      <div className="h-full bg-hue" style={{ width: `${percent}%` }} />
    </div>
  );
}
