import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { Period } from "@/domain/time/period";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { TextField } from "../../ui/field";
import { Icon } from "../../ui/icon";
import {
  anchorOf,
  dashboardPath,
  neighbours,
  SPAN_KINDS,
  spanOf,
  type View,
} from "./dashboard-params";
import { useFormatPeriod } from "./use-format-period";

interface RangeNavProps {
  view: View;
  /** The address of other days. */
  pathOf?: (span: Period) => string;
  /** What of the address stays when any days are asked for. */
  kept?: Record<string, string>;
}

/** Which days: a kind of span, the one before or after, or any two days. Links, all in the address. */
export function PeriodNav({ view, ...more }: RangeNavProps) {
  const pathOf = more.pathOf ?? ((span) => dashboardPath({ ...view, span }));
  const kept = more.kept ?? (view.activityId ? { activity: view.activityId } : {});
  const t = useTranslations("dashboard.range");
  const anchor = anchorOf(view);
  return (
    <nav aria-label={t("label")} className="flex flex-wrap items-center gap-2 print:hidden">
      <ul className="flex divide-x overflow-hidden rounded border whitespace-nowrap max-sm:basis-full">
        {SPAN_KINDS.map((kind) => (
          <li key={kind} className="flex-1">
            <Link
              href={pathOf(spanOf(kind, anchor))}
              prefetch={false}
              scroll={false}
              aria-current={view.kind === kind ? "true" : undefined}
              className="flex min-h-10 items-center justify-center px-1.5 text-sm -outline-offset-2 hover:bg-raised aria-[current=true]:bg-ink aria-[current=true]:font-semibold aria-[current=true]:text-ground sm:px-4 sm:text-base"
            >
              {t(kind)}
            </Link>
          </li>
        ))}
      </ul>
      <Steps view={view} pathOf={pathOf} />
      <AnyRange view={view} kept={kept} />
    </nav>
  );
}

function Steps({ view, pathOf }: Pick<StepProps, "view" | "pathOf">) {
  const t = useTranslations("dashboard.range");
  const { before, after } = neighbours(view);
  return (
    <div className="flex gap-2">
      <Step view={view} pathOf={pathOf} to={before} name={t("before")} of={ChevronLeft} />
      <Step view={view} pathOf={pathOf} to={after} name={t("after")} of={ChevronRight} />
    </div>
  );
}

interface StepProps {
  view: View;
  pathOf: (span: Period) => string;
  to: Period | null;
  name: string;
  of: typeof ChevronLeft;
}

function Step({ view, pathOf, to, name, of }: StepProps) {
  const spanWords = useFormatPeriod(view.today);
  const look = "grid size-10 place-items-center rounded border rtl:*:-scale-x-100";
  if (!to) {
    return (
      <span aria-hidden className={classNames(look, "text-soft opacity-40")}>
        <Icon of={of} />
      </span>
    );
  }
  return (
    <Link
      href={pathOf(to)}
      prefetch={false}
      scroll={false}
      aria-label={`${name}: ${spanWords(to)}`}
      className={classNames(look, "hover:border-edge hover:bg-raised")}
    >
      <Icon of={of} />
    </Link>
  );
}

/**
 * A form that asks the address itself, so that it works before any script does. Where one of the
 * two days is missing, the other one stands for both.
 */
function AnyRange({ view, kept }: { view: View; kept: Record<string, string> }) {
  const t = useTranslations("dashboard.range");
  const id = useId();
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className="flex min-h-10 items-center rounded border px-3 hover:border-edge hover:bg-raised"
      >
        {t("any")}
      </button>
      <form
        id={id}
        popover="auto"
        action={view.path}
        noValidate
        aria-label={t("any")}
        className="m-auto w-[min(30rem,calc(100vw-2rem))] rounded border bg-ground p-6 text-ink backdrop:bg-veil"
      >
        <div className="flex flex-wrap items-end gap-3">
          <TextField
            key={`from ${view.span.from}`}
            className="min-w-36 flex-1"
            type="date"
            name="from"
            label={t("from")}
            autoFocus
            defaultValue={view.span.from}
          />
          <TextField
            key={`to ${view.span.to}`}
            className="min-w-36 flex-1"
            type="date"
            name="to"
            label={t("to")}
            defaultValue={view.span.to}
          />
          {Object.entries(kept).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button type="submit" tone="primary">
            {t("show")}
          </Button>
        </div>
      </form>
    </>
  );
}
