"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import { personHue } from "@/domain/account/person-hue";
import { clockTime } from "../../format/clock-time";
import { useReaderZone } from "../../format/reader-zone";
import { parseRoomState, type Seat } from "../../live/seat";
import type { FocusSession } from "../../live/session";
import { percentAt } from "../../timeline/geometry";
import { SessionBlock } from "../../timeline/session-block";
import { useTRPC } from "../../trpc/provider";
import { IsolatedText, isolate } from "../../ui/isolated-text";
import { type Companion, findCompanions } from "./companions";

/** More than this many are only counted. */
const SHOWN = 3;

interface EndedBlockProps {
  session: FocusSession;
  viewerId: string;
  /** Who was in the session's room; null if it is not known, or there is none. */
  seats: readonly Seat[] | null;
}

/** The session's block and, on the same axis, those who focused in the room meanwhile. */
export function EndedBlock({ session, viewerId, seats }: EndedBlockProps) {
  const companions = seats ? findCompanions(session, seats, viewerId) : [];
  if (companions.length === 0) return <SessionBlock session={session} className={HEIGHT} />;
  return (
    <SessionBlock
      session={session}
      className={HEIGHT}
      caption={<CompanionNames companions={companions} />}
    >
      <ul dir="ltr" className="flex flex-col gap-1.5">
        {companions.slice(0, SHOWN).map((companion) => (
          <CompanionBlock key={companion.userId} companion={companion} session={session} />
        ))}
      </ul>
    </SessionBlock>
  );
}

const HEIGHT = "h-11 sm:h-14";

function CompanionNames({ companions }: { companions: readonly Companion[] }) {
  const t = useTranslations("session.ended.companions");
  const format = useFormatter();
  const together = companions.filter(({ finishedTogether }) => finishedTogether);
  const named = together.length > 0 ? together : companions;
  const names = named.slice(0, SHOWN).map(({ name }) => isolate(name));
  const others = named.length - names.length;
  const list = format.list(others > 0 ? [...names, t("others", { count: others })] : names);
  return (
    <p className="min-w-0 text-center font-semibold text-ink">
      <IsolatedText>
        {t(together.length > 0 ? "together" : "alongside", { names: list, count: named.length })}
      </IsolatedText>
    </p>
  );
}

function CompanionBlock({ companion, session }: { companion: Companion; session: FocusSession }) {
  const t = useTranslations("session.ended.companions");
  const zone = useReaderZone();
  const { userId, name, activity, from, to, joinedAt } = companion;
  const window = { from: session.startedAt, to: session.plannedEnd };
  const left = percentAt(window, from);
  const style = {
    "--person-hue": personHue(userId),
    marginLeft: `${left}%`,
    width: `${percentAt(window, to) - left}%`,
  } as CSSProperties;
  const who = activity
    ? t("with", { name: isolate(name), activity: isolate(activity) })
    : isolate(name);
  return (
    <li style={style} className="avatar min-w-1 rounded border border-current/30 px-2 py-px">
      <p translate="no" className="text-xs font-semibold max-sm:line-clamp-2 sm:truncate">
        <IsolatedText>
          {joinedAt === null ? who : t("joinedAt", { who, time: clockTime(joinedAt, zone) })}
        </IsolatedText>
      </p>
    </li>
  );
}

/** The same outside the room's page. Asked once: watching the room would show the user as there. */
export function LoadedEndedBlock({
  slug,
  ...props
}: Omit<EndedBlockProps, "seats"> & { slug: string }) {
  const trpc = useTRPC();
  const room = useQuery(
    trpc.room.live.queryOptions({ slug }, { select: parseRoomState, staleTime: 0, gcTime: 0 }),
  );
  return <EndedBlock {...props} seats={room.data?.seats ?? null} />;
}
