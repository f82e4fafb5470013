import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignInRequired } from "@/components/account/sign-in/sign-in-required";
import { FollowSession } from "@/components/coaching/sharing/follow-session";
import { YourCoaches } from "@/components/coaching/sharing/your-coaches";
import { ServerTime } from "@/components/live/server-time";
import { PageHeading } from "@/components/ui/heading";
import { requestViewer, serverCaller } from "@/server/trpc/caller";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("coach.own"))("title") };
}

/** Who may see what of one, who looked, and what they wrote. */
export default async function CoachesPage() {
  const t = await getTranslations("coach.own");
  const isSignedIn = (await requestViewer()) !== null;
  return (
    <div className="flex max-w-3xl flex-col gap-10">
      <PageHeading sub={t("sub")}>{t("title")}</PageHeading>
      {isSignedIn ? <Own /> : <SignInRequired back="/account/coaches" />}
    </div>
  );
}

async function Own() {
  const { coach, focusSession } = await serverCaller();
  const [current, grants, plans, notes, looks, week] = await Promise.all([
    focusSession.current(),
    coach.grants(),
    coach.plans(),
    coach.notes(),
    coach.accessLog(),
    coach.accessThisWeek(),
  ]);
  const isRunning = current.session?.status === "running";
  return (
    <ServerTime now={current.serverNow}>
      <FollowSession current={current} />
      <YourCoaches data={{ grants, plans, notes, looks, week, isRunning }} />
    </ServerTime>
  );
}
