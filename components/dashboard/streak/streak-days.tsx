"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useId, useState } from "react";
import { dateFormat } from "@/components/format/date-format";
import type { StreakDay } from "@/domain/api/dashboard";
import { dayStart, isoWeekday } from "@/domain/time/period";
import { useWeekdayNames } from "../../format/use-weekday-names";
import { Icon } from "../../ui/icon";
import { rovingIndex } from "../../ui/roving-index";
import { STRIP_DAYS, StreakCell, type StreakLayoutProps, useFormatDayReason } from "./streak-cell";

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
  const active = formatDayReason(day);
  const formatLabel = (labelled: StreakDay) => {
    const { date, reason } = formatDayReason(labelled);
    return `${date} ${reason}`;
  };
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
        <Layout days={days} today={today} formatLabel={formatLabel} active={index} id={id} />
      </div>
      <div className="mt-2 flex items-start gap-2 rtl:flex-row-reverse print:hidden">
        <StepButton
          icon={ChevronLeft}
          label={t("earlier")}
          onClick={() => setChosen(Math.max(0, index - 1))}
          isDisabled={index === 0}
        />
        <p className="min-h-10 min-w-0 flex-1 pt-0.5 text-sm">
          <span className="font-semibold">{active.date}</span> {active.reason}
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

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** A calendar of months; weeks start on Monday. */
function StreakYear({ days, active, ...shared }: StreakLayoutProps) {
  const locale = useLocale();
  const monthFormat = dateFormat(locale, { month: "short", timeZone: "UTC" });
  const cells = days.map((day, index) => ({ day, index, month: day.date.slice(0, 7) }));
  const months = new Set(cells.map(({ month }) => month));
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(7rem,15rem))] gap-4 sm:gap-x-6">
      {[...months].map((month) => {
        const name = monthFormat.format(dayStart(`${month}-01`));
        return (
          // biome-ignore lint/a11y/useSemanticElements: a group of options
          <div key={month} role="group" aria-label={name} className="min-w-0">
            <div aria-hidden className="mb-1 text-xs text-soft">
              {name}
            </div>
            <WeekdayLetters />
            <div role="presentation" className="grid grid-cols-7 gap-[3px]">
              {cells
                .filter((cell) => cell.month === month)
                .map(({ day, index }) => (
                  <StreakCell
                    key={day.date}
                    day={day}
                    index={index}
                    isActive={index === active}
                    className="aspect-square"
                    style={{ gridColumnStart: isoWeekday(day.date) }}
                    {...shared}
                  />
                ))}
            </div>
          </div>
        );
      })}
    </div>
  );
}

/** Column headings. */
function WeekdayLetters() {
  const letter = useWeekdayNames("narrow");
  return (
    <div aria-hidden className="mb-1 grid grid-cols-7 gap-[3px]">
      {WEEKDAYS.map((weekday) => (
        <span key={weekday} className="text-center text-[0.625rem] leading-3 text-soft">
          {letter(weekday)}
        </span>
      ))}
    </div>
  );
}
