import type { FocusSession } from "@/domain/api/wire";
import { MAX_MINUTES } from "@/domain/focus-session/session-length";
import { markOf } from "../timeline/mark";
import { Track } from "../timeline/track";
import { nowShare } from "../timeline/use-now-share";

/**
 * A session as a block on an axis as long as the longest there can be, so that lengths can be
 * compared down a list. `now` is epoch ms. What it says stands beside it as text.
 */
export function SessionSize({ session, now }: { session: FocusSession; now: number }) {
  const from = Date.parse(session.startedAt);
  const window = { from, to: from + MAX_MINUTES * 60_000 };
  const mark = markOf(session, window, now);
  return (
    <div dir="ltr" className="relative h-5" style={nowShare(window, now)}>
      <div aria-hidden className="absolute inset-x-0 top-1/2 h-px bg-hairline" />
      <Track marks={mark ? [mark] : []} />
    </div>
  );
}
