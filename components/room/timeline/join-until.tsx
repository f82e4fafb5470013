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
import { Icon } from "../../ui/icon";
import { orLoadFailure } from "../../ui/load-failure";

const ActivityMenu = dynamic(() => import("./activity-menu").catch(orLoadFailure), { ssr: false });

const BUTTON_CLASS =
  "min-h-9 border border-edge bg-surface text-sm font-semibold hover:border-ink disabled:opacity-60 " +
  "pointer-coarse:min-h-11";

interface JoinUntilProps {
  /** Of the member to join. */
  name: string;
  /** The end of their session, epoch ms. */
  end: number;
  context: {
    activities: readonly Activity[];
    starter: Pick<Starter, "isBusy" | "start">;
    roomSlug: string;
  };
  /** Takes the end (epoch ms) while the button has the pointer or the focus, else null. */
  onPreview: (end: number | null) => void;
}

/**
 * Starts a session with exactly the same end, on the viewer's latest activity; the arrow lets them
 * choose another.
 */
export function JoinUntil({ name, end, context, onPreview }: JoinUntilProps) {
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
        className={`${BUTTON_CLASS} -ms-px inline-flex min-w-8 items-center justify-center rounded-e`}
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
