import type { ReactNode } from "react";
import { DashboardNav } from "@/components/shell/dashboard-nav";

/** The navigation shared by the dashboard, the history and the weekly review. */
export default function DashboardLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <DashboardNav />
      {children}
    </>
  );
}
