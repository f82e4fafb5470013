import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignInRequired } from "@/components/account/sign-in/sign-in-required";
import { YourCoaches } from "@/components/coaching/sharing/your-coaches";
import { RefreshOnSession } from "@/components/live/refresh-on-session";
import { ServerTime } from "@/components/live/server-time";
import { parseCurrentSession } from "@/components/live/session";
import { PageHeading } from "@/components/ui/heading";
import { requestViewer, serverCaller } from "@/server/trpc/caller";
import { withTexts } from "../../with-texts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("coaching.sharing"))("title") };
}

/** The person's coaches: the sharing with each, their messages and their access log. */
async function CoachesPage() {
  const t = await getTranslations("coaching.sharing");
  const isSignedIn = (await requestViewer()) !== null;
  return (
    <div className="mx-auto flex max-w-5xl flex-col gap-4">
      <PageHeading sub={t("sub")}>{t("title")}</PageHeading>
      {isSignedIn ? <CoachSections /> : <SignInRequired back="/account/coaches" />}
    </div>
  );
}

export default withTexts("/account/coaches", CoachesPage);

async function CoachSections() {
  const { coach, focusSession } = await serverCaller();
  const [current, grants, plans, notes, accessLog, week] = await Promise.all([
    focusSession.current().then(parseCurrentSession),
    coach.grants(),
    coach.plans(),
    coach.notes(),
    coach.accessLog(),
    coach.accessThisWeek(),
  ]);
  const isRunning = current.session?.status === "running";
  return (
    <ServerTime now={current.serverNow}>
      <RefreshOnSession current={current} />
      <YourCoaches data={{ grants, plans, notes, accessLog, week, isRunning }} />
    </ServerTime>
  );
}
