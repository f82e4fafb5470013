"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useId, useState } from "react";
import type { StreakDay } from "@/domain/api/wire-dashboard";
import { Icon } from "../../ui/icon";
import { walk } from "./roving-index";
import { StreakStrip } from "./streak-strip";
import { StreakYear } from "./streak-year";
import { useFormatDayReason } from "./use-format-day-reason";

interface StreakDaysProps {
  /** Oldest first. */
  days: StreakDay[];
  today: string;
  layout: "strip" | "year";
  /** What the days are called together. */
  label: string;
}

/**
 * Days that explain themselves: the one pointed at, tapped or reached with the arrow keys is put
 * into words below. One stop for the keyboard, however many days.
 */
export function StreakDays({ days, today, layout, label }: StreakDaysProps) {
  const t = useTranslations("streak");
  const whyWords = useFormatDayReason(today);
  const id = useId();
  const last = days.length - 1;
  const todayAt = days.findIndex(({ date }) => date === today);
  const [at, setAt] = useState(todayAt < 0 ? last : todayAt);
  const index = Math.min(at, last);
  const day = days[index];
  function move(event: KeyboardEvent) {
    const next = walk(event.key, index, days.length, layout === "year" ? 7 : 1);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
  }
  function point(event: PointerEvent) {
    const cell = (event.target as Element).closest("[data-day]");
    if (cell) setAt(Number(cell.getAttribute("data-day")));
  }

  if (!day) return null;
  const Cells = layout === "year" ? StreakYear : StreakStrip;
  const { date, why } = whyWords(day);
  return (
    <div>
      <div
        role="listbox"
        tabIndex={0}
        dir="ltr"
        aria-label={label}
        aria-activedescendant={`${id}${index}`}
        className="rounded"
        onKeyDown={move}
        onPointerOver={point}
        onPointerDown={point}
      >
        <Cells days={days} today={today} active={index} id={id} />
      </div>
      <div className="mt-2 flex items-start gap-2 rtl:flex-row-reverse print:hidden">
        <Step
          of={ChevronLeft}
          label={t("earlier")}
          onClick={() => setAt(Math.max(0, index - 1))}
          isOff={index === 0}
        />
        <p className="min-h-10 min-w-0 flex-1 pt-0.5 text-sm">
          <span className="font-semibold">{date}</span> {why}
        </p>
        <Step
          of={ChevronRight}
          label={t("later")}
          onClick={() => setAt(Math.min(last, index + 1))}
          isOff={index === last}
        />
      </div>
    </div>
  );
}

function Step({
  of,
  label,
  onClick,
  isOff,
}: {
  of: typeof ChevronLeft;
  label: string;
  onClick: () => void;
  isOff: boolean;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={isOff}
      onClick={onClick}
      className="-mx-1 grid size-6 shrink-0 place-items-center rounded text-soft hover:text-ink aria-disabled:opacity-40"
    >
      <Icon of={of} size={16} />
    </button>
  );
}
