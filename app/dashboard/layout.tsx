import { type ReactNode, Suspense } from "react";
import { DashboardNav } from "@/components/shell/dashboard-nav";
import { FollowSession } from "../follow-session";

/** The navigation shared by the dashboard, the history and the weekly review, which stay current. */
export default function DashboardLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <DashboardNav />
      {children}
      <Suspense>
        <FollowSession />
      </Suspense>
    </>
  );
}
