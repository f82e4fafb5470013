import type { FocusSession } from "@/domain/api/wire";
import { Swatch } from "../ui/swatch";
import type { Lineage } from "./lineage";
import { SessionSize } from "./session-size";
import { useFormatHistoryRow } from "./use-format-history-row";

interface HistoryRowProps {
  session: FocusSession;
  lineage: Lineage;
  /** Name of the room it ran in, or null. */
  room: string | null;
  /** Epoch ms. */
  now: number;
}

/** One session of the record: when, how long, on what, what became of it, and what was noted. */
export function HistoryRow({ session, lineage, room, now }: HistoryRowProps) {
  const words = useFormatHistoryRow()(session, lineage);
  const { activity, target, note } = session;
  const parts = [words.outcome, ...words.about, room, words.zone].filter(Boolean);
  return (
    <li className="grid gap-x-6 gap-y-1 border-t py-3 sm:grid-cols-[7.5rem_minmax(0,1fr)] lg:grid-cols-[7.5rem_minmax(0,1fr)_14rem] print:break-inside-avoid">
      <p className="tabular-nums">
        {words.times}
        <span className="whitespace-pre text-soft sm:block">
          <span className="sm:hidden"> · </span>
          {words.length}
        </span>
      </p>
      <div className="min-w-0">
        <p className="flex items-baseline gap-2">
          <Swatch hue={activity.color} />
          <span className="min-w-0">
            <span className="font-semibold">{activity.name}</span>
            {target && <span className="text-soft">: {target}</span>}
          </span>
        </p>
        <p className="text-sm text-soft">{parts.join(" · ")}</p>
        {note && <p className="mt-1 max-w-prose text-sm">{note}</p>}
      </div>
      <div className="mt-1 max-w-56 sm:col-start-2 lg:col-start-3 lg:mt-0.5 lg:max-w-none">
        <SessionSize session={session} now={now} />
      </div>
    </li>
  );
}
