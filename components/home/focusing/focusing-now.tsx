"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { isWithinReach } from "@/domain/focus-session/session-length";
import { clockTime } from "../../format/clock-time";
import { useReaderZone } from "../../format/reader-zone";
import { useTick } from "../../live/use-tick";
import { percentAt } from "../../timeline/geometry";
import { Avatar } from "../../ui/avatar";
import { buttonClass } from "../../ui/button";
import { Card } from "../../ui/card";
import type { MyRoom, RunningMember } from "../home-data";
import { JoinConfirmation } from "../start/join-confirmation";
import type { SessionPanelState } from "../use-session-panel";
import { ElapsedBar } from "./elapsed-bar";

/** Members shown of one room; the room's page shows all. */
const SHOWN = 5;
const TICK_MS = 15_000;

/** Who is focusing in the user's rooms, until when, and a button to join them. */
export function FocusingNow({ panel }: { panel: SessionPanelState }) {
  const t = useTranslations("home.focusing");
  const now = useTick(TICK_MS);
  const { rooms } = panel.known;
  const busy = rooms
    .map((room) => ({ room, members: listOthers(room, panel.data.viewerId, now) }))
    .filter(({ members }) => members.length > 0);
  if (rooms.length === 0) return <NoRooms />;
  return (
    <Card
      title={t("title")}
      action={
        busy.length === 1 && busy[0] ? (
          <RoomLink room={busy[0].room} />
        ) : (
          <Link href="/rooms" className={LINK}>
            {t("rooms")}
          </Link>
        )
      }
    >
      {busy.length === 0 && <Quiet rooms={rooms} />}
      {busy.map(({ room, members }) => (
        <div key={room.slug}>
          {busy.length > 1 && (
            <p className="pt-3">
              <RoomLink room={room} />
            </p>
          )}
          <ul className="divide-y">
            {members.slice(0, SHOWN).map((member) => (
              <MemberRow key={member.userId} member={member} room={room} panel={panel} now={now} />
            ))}
          </ul>
          {members.length > SHOWN && (
            <p className="pt-2">
              <Link href={`/rooms/${room.slug}`} className={LINK}>
                {t("more", { count: members.length - SHOWN })}
              </Link>
            </p>
          )}
        </div>
      ))}
    </Card>
  );
}

const LINK = "inline-block min-h-6 rounded text-sm text-soft underline-offset-4 hover:underline";

const listOthers = (room: MyRoom, viewerId: string, now: number) =>
  room.running.filter(({ userId, plannedEnd }) => userId !== viewerId && plannedEnd > now);

function RoomLink({ room }: { room: MyRoom }) {
  return (
    <Link href={`/rooms/${room.slug}`} translate="no" className={LINK}>
      <bdi>{room.name}</bdi>
    </Link>
  );
}

interface MemberRowProps {
  member: RunningMember;
  room: MyRoom;
  panel: SessionPanelState;
  now: number;
}

function MemberRow({ member, room, panel, now }: MemberRowProps) {
  const t = useTranslations("home.focusing");
  const zone = useReaderZone();
  const { userId, name, activity, startedAt, plannedEnd } = member;
  const time = clockTime(plannedEnd, zone);
  const canJoin = isWithinReach(plannedEnd, now) && panel.running === null;
  return (
    <li className="flex flex-wrap items-center gap-3 py-2.5">
      <div className="flex min-w-0 flex-[1_1_10rem] items-center gap-3">
        <Avatar userId={userId} name={name} />
        <div className="min-w-0 flex-1">
          <p>
            <bdi translate="no" className="font-semibold">
              {name}
            </bdi>{" "}
            <span className="text-soft">
              {activity && (
                <>
                  <bdi translate="no">{activity.name}</bdi>
                  {" · "}
                </>
              )}
              <span className="whitespace-nowrap tabular-nums">{t("until", { time })}</span>
            </span>
          </p>
          <ElapsedBar
            hue={activity?.color ?? "none"}
            percent={percentAt({ from: startedAt, to: plannedEnd }, now)}
          />
        </div>
      </div>
      {canJoin && (
        <JoinConfirmation
          offer={{
            name,
            end: plannedEnd,
            activities: panel.activities,
            starter: panel.starter,
            room,
          }}
          label={t("joinLabel", { name, time })}
          size="small"
          className="pointer-coarse:min-h-10"
        >
          {t("join")}
        </JoinConfirmation>
      )}
    </li>
  );
}

/** Nobody else focuses: the rooms, to start one together. */
function Quiet({ rooms }: { rooms: readonly MyRoom[] }) {
  const t = useTranslations("home.focusing");
  return (
    <>
      <p className="pt-2 text-soft">{t("nobody")}</p>
      <ul className="flex flex-wrap gap-2 pt-3">
        {rooms.slice(0, SHOWN).map((room) => (
          <li key={room.slug} className="min-w-0">
            <Link
              href={`/rooms/${room.slug}`}
              translate="no"
              className={buttonClass({ size: "small", children: room.name })}
            >
              <bdi>{room.name}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function NoRooms() {
  const t = useTranslations("home.rooms");
  return (
    <Card title={t("emptyTitle")}>
      <p className="pt-1 pb-3 text-soft">{t("empty")}</p>
      <Link href="/rooms" className={buttonClass()}>
        {t("create")}
      </Link>
    </Card>
  );
}
