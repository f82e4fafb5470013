"use client";

import { ChevronDown } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { Activity } from "@/domain/api/wire";
import { clockTime } from "../../format/clock-time";
import type { Starter } from "../../home/start/use-start";
import { useReaderZone } from "../../timeline/use-format-session";
import { Icon } from "../../ui/icon";

const ActivityMenu = dynamic(() => import("./activity-menu"), { ssr: false });

export interface SitDownContext {
  activities: readonly Activity[];
  starter: Starter;
  roomSlug: string;
}

/** As tall as a thumb needs; low enough for a row where a mouse points. */
const LOOK =
  "min-h-11 border border-hairline bg-ground text-sm font-semibold hover:border-edge " +
  "hover:bg-raised disabled:opacity-60 @md/line:pointer-fine:min-h-7";

/**
 * From a colleague's block: starts the viewer's own session with that exact end, in one press on
 * the activity used last; the arrow lets one choose another.
 */
export function SitDown({
  name,
  until,
  context,
  onPreview,
}: {
  /** Of the colleague. */
  name: string;
  /** The end of their session, ISO. */
  until: string;
  context: SitDownContext;
  /** The end in question (epoch ms) while the button is pointed at or focused, else null. */
  onPreview: (at: number | null) => void;
}) {
  const t = useTranslations("room.sitDown");
  const zone = useReaderZone();
  const router = useRouter();
  const anchor = useRef<HTMLDivElement>(null);
  const [isChoosing, setIsChoosing] = useState(false);
  const { activities, starter, roomSlug } = context;
  const usual = activities.find((activity) => !activity.isRest) ?? activities[0];
  if (!usual) return null;

  async function start(activity: Activity) {
    setIsChoosing(false);
    if (await starter.start({ activity, until, roomSlug })) router.push("/");
  }

  const end = Date.parse(until);
  const time = clockTime(end, zone);
  return (
    <div ref={anchor} className="flex whitespace-nowrap">
      <button
        type="button"
        disabled={starter.isBusy}
        title={t("explained", { activity: usual.name, name })}
        className={`${LOOK} grow rounded-s px-2`}
        onClick={() => start(usual)}
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
        className={`${LOOK} -ms-px inline-flex min-w-11 items-center justify-center rounded-e @md/line:pointer-fine:min-w-7`}
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
