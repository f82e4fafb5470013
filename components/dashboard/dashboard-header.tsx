import type { ReactNode } from "react";
import { PageMenu } from "../ui/page-menu";
import type { DashboardParams } from "./period/dashboard-params";
import { PeriodNav } from "./period/period-nav";
import { useFormatPeriod } from "./period/use-format-period";

interface DashboardHeaderProps {
  params: DashboardParams;
  /** A link back, above the heading. */
  backLink?: ReactNode;
  /** The address of the page's figures, without the format. */
  download?: string;
  /** A summary of the period, below the heading. */
  children: ReactNode;
}

/** The period as the page's heading, next to the controls that choose it. */
export function DashboardHeader({ params, backLink, download, children }: DashboardHeaderProps) {
  const formatPeriod = useFormatPeriod(params.today);
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
      <div className="min-w-0 flex-1 basis-96">
        {backLink}
        <h1 className="text-xl font-semibold tracking-tight text-balance">
          {formatPeriod(params.period)}
        </h1>
        {children}
      </div>
      <div className="flex flex-wrap items-center gap-2 max-sm:not-print:[&>nav]:contents">
        <PeriodNav params={params} />
        <PageMenu {...(download && { download, formats: ["json"] })} />
      </div>
    </header>
  );
}
