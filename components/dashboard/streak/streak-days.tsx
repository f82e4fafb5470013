"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useId, useState } from "react";
import type { StreakDay } from "@/domain/api/wire-dashboard";
import { Icon } from "../../ui/icon";
import { rovingIndex } from "./roving-index";
import { STRIP_DAYS, StreakCell, type StreakLayoutProps, useFormatDayReason } from "./streak-cell";
import { StreakYear } from "./streak-year";

interface StreakDaysProps {
  /** Oldest first. */
  days: StreakDay[];
  today: string;
  layout: "strip" | "year";
  /** The accessible name of the days. */
  label: string;
}

/**
 * Days of a streak. The line below explains the day that is pointed at, tapped or reached with the
 * arrow keys. All days together are one tab stop.
 */
export function StreakDays({ days, today, layout, label }: StreakDaysProps) {
  const t = useTranslations("streak");
  const formatDayReason = useFormatDayReason(today);
  const id = useId();
  const last = days.length - 1;
  const todayIndex = days.findIndex(({ date }) => date === today);
  const [chosen, setChosen] = useState(todayIndex < 0 ? last : todayIndex);
  const index = Math.min(chosen, last);
  const day = days[index];
  function moveByKey(event: KeyboardEvent) {
    const next = rovingIndex(event.key, index, days.length, layout === "year" ? 7 : 1);
    if (next === null) return;
    event.preventDefault();
    setChosen(next);
  }
  function moveToPointer(event: PointerEvent) {
    const cell = (event.target as Element).closest("[data-day]");
    if (cell) setChosen(Number(cell.getAttribute("data-day")));
  }

  if (!day) return null;
  const Layout = layout === "year" ? StreakYear : StreakStrip;
  const { date, reason } = formatDayReason(day);
  return (
    <div>
      <div
        role="listbox"
        tabIndex={0}
        dir="ltr"
        aria-label={label}
        aria-activedescendant={`${id}${index}`}
        className="rounded"
        onKeyDown={moveByKey}
        onPointerOver={moveToPointer}
        onPointerDown={moveToPointer}
      >
        <Layout days={days} today={today} active={index} id={id} />
      </div>
      <div className="mt-2 flex items-start gap-2 rtl:flex-row-reverse print:hidden">
        <StepButton
          icon={ChevronLeft}
          label={t("earlier")}
          onClick={() => setChosen(Math.max(0, index - 1))}
          isDisabled={index === 0}
        />
        <p className="min-h-10 min-w-0 flex-1 pt-0.5 text-sm">
          <span className="font-semibold">{date}</span> {reason}
        </p>
        <StepButton
          icon={ChevronRight}
          label={t("later")}
          onClick={() => setChosen(Math.min(last, index + 1))}
          isDisabled={index === last}
        />
      </div>
    </div>
  );
}

/** Up to four weeks in one row. With fewer days the row ends at the same side. */
function StreakStrip({ days, active, ...shared }: StreakLayoutProps) {
  return (
    <div className="grid grid-cols-[repeat(28,minmax(0,1fr))] gap-[3px]">
      {days.map((day, index) => (
        <StreakCell
          key={day.date}
          day={day}
          index={index}
          isActive={index === active}
          className="h-7 min-w-0"
          style={{ gridColumnStart: STRIP_DAYS - days.length + index + 1 }}
          {...shared}
        />
      ))}
    </div>
  );
}

interface StepButtonProps {
  icon: typeof ChevronLeft;
  label: string;
  onClick: () => void;
  isDisabled: boolean;
}

function StepButton({ icon, label, onClick, isDisabled }: StepButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={isDisabled}
      onClick={onClick}
      className="-mx-1 grid size-6 shrink-0 place-items-center rounded text-soft hover:text-ink aria-disabled:opacity-40"
    >
      <Icon of={icon} size={16} />
    </button>
  );
}
