/** Percent of the width: where each block starts, how far it is filled, and where it ends. */
const ROWS = [
  { hue: "green", blocks: [{ from: 0, to: 22 }], running: { from: 38, to: 70 } },
  { hue: "blue", blocks: [], running: { from: 24, to: 82 } },
  { hue: "pink", blocks: [{ from: 8, to: 30 }], running: { from: 54, to: 92 } },
];
const NOW = 60;

/** A room's timeline as a picture: three people in the middle of a session. Decorative. */
export function RoomPicture() {
  return (
    <div aria-hidden dir="ltr" className="relative rounded-card border bg-surface px-5 py-2">
      {ROWS.map(({ hue, blocks, running }) => (
        <div key={hue} data-hue={hue} className="relative h-14 border-b last:border-b-0">
          {blocks.map(({ from, to }) => (
            <Block key={from} from={from} to={to} className="bg-hue" />
          ))}
          <Block from={running.from} to={running.to} className="border border-hue" />
          <Block from={running.from} to={NOW} className="rounded-e-none bg-hue" />
        </div>
      ))}
      <div className="absolute inset-5 inset-y-0">
        <div className="absolute inset-y-0 w-0.5 bg-now" style={{ left: `${NOW}%` }} />
      </div>
    </div>
  );
}

function Block({ from, to, className }: { from: number; to: number; className: string }) {
  return (
    <span
      className={`absolute top-4 h-6 rounded ${className}`}
      style={{ left: `${from}%`, width: `${to - from}%` }}
    />
  );
}
