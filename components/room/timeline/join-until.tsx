"use client";

import { ChevronDown } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { Activity } from "@/domain/api/activity";
import { clockTime } from "../../format/clock-time";
import { useReaderZone } from "../../format/reader-zone";
import type { Starter } from "../../home/start/use-start";
import type { RowAction } from "../../timeline/room-rows";
import { Icon } from "../../ui/icon";
import { orLoadFailure } from "../../ui/load-failure";
import { joinableEnd } from "./next-free";

const ActivityMenu = dynamic(() => import("./activity-menu").catch(orLoadFailure), { ssr: false });

interface JoinContext {
  activities: readonly Activity[];
  starter: Starter;
  roomSlug: string;
}

/** The row action that joins a member's session until its end. */
export function useJoinAction(context: JoinContext): RowAction {
  const t = useTranslations("room");
  return (seat, now, onPreview) => {
    const end = joinableEnd(seat, now);
    if (end === null) return null;
    return {
      name: t("joinUntil.open", { name: seat.name }),
      button: <JoinUntil name={seat.name} end={end} context={context} onPreview={onPreview} />,
    };
  };
}

/** Touch height on phones; flat enough for a row where a mouse is used. */
const BUTTON_CLASS =
  "min-h-11 border border-hairline bg-ground text-sm font-semibold hover:border-edge " +
  "hover:bg-surface disabled:opacity-60 @md/line:pointer-fine:min-h-7";

interface JoinUntilProps {
  /** Of the member to join. */
  name: string;
  /** The end of their session, epoch ms. */
  end: number;
  context: JoinContext;
  onPreview: Parameters<RowAction>[2];
}

/**
 * Starts a session with exactly the same end, on the viewer's latest activity; the arrow lets them
 * choose another.
 */
function JoinUntil({ name, end, context, onPreview }: JoinUntilProps) {
  const t = useTranslations("room.joinUntil");
  const zone = useReaderZone();
  const router = useRouter();
  const anchor = useRef<HTMLDivElement>(null);
  const [isChoosing, setIsChoosing] = useState(false);
  const { activities, starter, roomSlug } = context;
  const latest = activities.find((activity) => !activity.isRest) ?? activities[0];
  if (!latest) return null;

  async function start(activity: Activity) {
    setIsChoosing(false);
    const until = new Date(end).toISOString();
    if (await starter.start({ activity, until, roomSlug })) router.push("/");
  }

  const time = clockTime(end, zone);
  return (
    <div ref={anchor} className="flex whitespace-nowrap">
      <button
        type="button"
        disabled={starter.isBusy}
        title={t("explained", { activity: latest.name, name })}
        className={`${BUTTON_CLASS} grow rounded-s px-2`}
        onClick={() => start(latest)}
        onPointerEnter={() => onPreview(end)}
        onPointerLeave={() => onPreview(null)}
        onFocus={() => onPreview(end)}
        onBlur={() => onPreview(null)}
      >
        {t("label", { time })}
      </button>
      <button
        type="button"
        disabled={starter.isBusy}
        aria-haspopup="menu"
        aria-expanded={isChoosing}
        aria-label={t("choose", { time })}
        className={`${BUTTON_CLASS} -ms-px inline-flex min-w-11 items-center justify-center rounded-e @md/line:pointer-fine:min-w-7`}
        onClick={() => setIsChoosing(true)}
      >
        <Icon of={ChevronDown} size={16} />
      </button>
      {isChoosing && (
        <ActivityMenu
          anchor={anchor}
          label={t("choose", { time })}
          activities={activities}
          onChoose={start}
          onClose={() => setIsChoosing(false)}
        />
      )}
    </div>
  );
}
