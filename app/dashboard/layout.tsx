import type { ReactNode } from "react";
import { DashboardNav } from "@/components/shell/dashboard-nav";

/** Around the dashboard, the record and the weekly review: the way from one to the others. */
export default function DashboardLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <DashboardNav />
      {children}
    </>
  );
}
