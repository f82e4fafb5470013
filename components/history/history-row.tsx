import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MAX_MINUTES } from "@/domain/focus-session/session-length";
import type { FocusSession } from "../live/session";
import { buildMark } from "../timeline/mark";
import { Track } from "../timeline/track";
import { nowShare } from "../timeline/use-now-share";
import { IsolatedText, isolate } from "../ui/isolated-text";
import { Swatch } from "../ui/swatch";
import type { Lineage } from "./lineage";
import { useFormatHistoryRow } from "./use-format-history-row";

interface HistoryRowProps {
  session: FocusSession;
  lineage: Lineage;
  /** Name of the room it ran in, or null. */
  room: string | null;
  /** Its review, where the person can add one. */
  review?: ReactNode;
  /** Epoch ms. Without it, the session is drawn as ended. */
  now?: number;
}

/** One session: times, length, activity, target, result, note and its review. */
export function HistoryRow(props: HistoryRowProps) {
  const { session, lineage, room, review, now = session.plannedEnd } = props;
  const t = useTranslations("history.row");
  const text = useFormatHistoryRow()(session, lineage);
  const { activity, target, leaveAlone, note } = session;
  const parts = [text.outcome, ...text.details, room, text.zone].filter(Boolean);
  return (
    <li className="grid gap-x-6 gap-y-1 border-t py-2.5 sm:grid-cols-[7.5rem_minmax(0,1fr)_minmax(8rem,14rem)] min-[96rem]:grid-cols-[7.5rem_minmax(0,1fr)_28rem] print:break-inside-avoid">
      <p className="tabular-nums">
        {text.times}
        <span className="whitespace-pre text-soft sm:block">
          <span className="sm:hidden"> · </span>
          {text.length}
        </span>
      </p>
      <div className="min-w-0">
        <p className="flex items-baseline gap-2">
          <Swatch hue={activity.color} />
          <span className="min-w-0">
            <bdi className="font-semibold">{activity.name}</bdi>
            {target && (
              <span className="text-soft">
                : <bdi>{target}</bdi>
              </span>
            )}
          </span>
        </p>
        <p className="text-sm text-soft">{parts.join(" · ")}</p>
        {leaveAlone && (
          <p className="text-sm text-soft">
            <IsolatedText>{t("leaveAlone", { line: isolate(leaveAlone) })}</IsolatedText>
          </p>
        )}
        {note && <p className="mt-1 max-w-prose text-sm">{note}</p>}
        {review}
      </div>
      <div className="mt-1 max-w-56 sm:mt-0.5 sm:max-w-none">
        <LengthBar session={session} now={now} />
      </div>
    </li>
  );
}

/** The session on an axis as long as the longest session, so that lengths compare down the list. */
function LengthBar({ session, now }: { session: FocusSession; now: number }) {
  const from = session.startedAt;
  const window = { from, to: from + MAX_MINUTES * 60_000 };
  const mark = buildMark(session, window, now);
  return (
    <div dir="ltr" className="relative h-5" style={nowShare(window, now)}>
      <div aria-hidden className="absolute inset-x-0 top-1/2 h-px bg-hairline" />
      <Track marks={mark ? [mark] : []} />
    </div>
  );
}
