import { useTranslations } from "next-intl";
import type { GoalProgress } from "@/domain/api/goal";
import { computePace } from "@/domain/stats/goal";
import { isoWeekday } from "@/domain/time/period";
import { useFormatDuration } from "../../format/use-format-duration";
import { Swatch } from "../../ui/swatch";

interface GoalBarsProps {
  goals: readonly GoalProgress[];
  /** The user's local day. */
  day: string;
}

/** More goals than this are left to the dashboard. */
const SHOWN = 3;
/** Share of a goal within which it counts as on pace. */
const USUAL_SHARE = 0.05;

/** The week's goals: how much is done, and where it would be on pace by the end of today. */
export function GoalBars({ goals, day }: GoalBarsProps) {
  if (goals.length === 0) return null;
  return (
    <ul className="flex flex-col gap-3 pt-2">
      {goals.slice(0, SHOWN).map((goal) => (
        <GoalBar key={goal.activityId} goal={goal} weekday={isoWeekday(day)} />
      ))}
    </ul>
  );
}

/** The goal that is furthest behind its pace, where there is room for one only. */
export function FurthestGoal({ goals, day }: GoalBarsProps) {
  const weekday = isoWeekday(day);
  const offPace = ({ amount, done }: GoalProgress) =>
    (done - computePace(amount, weekday)) / amount;
  const [furthest] = goals.toSorted((a, b) => offPace(a) - offPace(b));
  return furthest ? <GoalBars goals={[furthest]} day={day} /> : null;
}

function GoalBar({ goal, weekday }: { goal: GoalProgress; weekday: number }) {
  const t = useTranslations("home.week");
  const formatDuration = useFormatDuration();
  const { name, color, unit, amount, done } = goal;
  const format = (value: number) =>
    unit === "minutes" ? formatDuration(value) : t("sessions", { count: value });
  const pace = computePace(amount, weekday);
  const percent = (value: number) => `${Math.min(100, (100 * value) / amount)}%`;
  return (
    <li className="text-sm">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="inline-flex min-w-0 items-center gap-2">
          <Swatch hue={color} />
          <span className="min-w-0">
            {t("goal", { name, done: unit === "minutes" ? formatDuration(done) : done })}{" "}
            <span className="text-soft">{t("of", { amount: format(amount) })}</span>
          </span>
        </span>
        <PaceText
          off={done - pace}
          isUsual={Math.abs(done - pace) < Math.max(1, amount * USUAL_SHARE)}
          isReached={done >= amount}
          format={format}
        />
      </p>
      <div dir="ltr" aria-hidden className="relative mt-1.5 h-2 rounded-full bg-sunken">
        <div className="h-full rounded-full bg-ink" style={{ width: percent(done) }} />
        <div
          className="absolute -inset-y-1.5 border-l-2 border-dotted border-ink"
          style={{ left: percent(pace) }}
        />
      </div>
    </li>
  );
}

interface PaceTextProps {
  off: number;
  isUsual: boolean;
  isReached: boolean;
  format: (amount: number) => string;
}

function PaceText({ off, isUsual, isReached, format }: PaceTextProps) {
  const t = useTranslations("home.week");
  if (isReached) return <span className="font-semibold text-better">{t("reached")}</span>;
  if (isUsual) return <span className="text-soft">{t("onPace")}</span>;
  const amount = format(Math.abs(off));
  return off > 0 ? (
    <span className="font-semibold text-better">{t("ahead", { amount })}</span>
  ) : (
    <span className="font-semibold text-worse">{t("behind", { amount })}</span>
  );
}
