import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { Credentials } from "@/components/account/settings/credentials";
import { Devices } from "@/components/account/settings/devices";
import { NameForm, TimeZoneNote } from "@/components/account/settings/profile";
import { SignOut } from "@/components/account/settings/sign-out";
import { YourData } from "@/components/account/settings/your-data";
import { SignInRequired } from "@/components/account/sign-in/sign-in-required";
import { CoachesSection } from "@/components/coaching/sharing/coaches-section";
import { ServerTime } from "@/components/live/server-time";
import { THEME_COOKIE } from "@/components/shell/cookies";
import { readTheme } from "@/components/shell/theme";
import { ThemeSwitch } from "@/components/shell/theme-switch";
import { SignalsSection } from "@/components/signals/settings/signals-section";
import { PageHeading, SectionHeading } from "@/components/ui/heading";
import { requestNow, requestViewer, serverCaller } from "@/server/trpc/caller";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

/** Name, time zone, email and password, coaches, devices, data and theme. */
export default async function AccountPage() {
  const t = await getTranslations("account");
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value);
  const isSignedIn = (await requestViewer()) !== null;
  return (
    <div className="flex max-w-2xl flex-col gap-10">
      <PageHeading>{t("title")}</PageHeading>
      {isSignedIn ? <AccountSections /> : <SignInRequired back="/account" />}
      <ThemeSwitch initial={theme} />
    </div>
  );
}

async function AccountSections() {
  const t = await getTranslations("account");
  const caller = await serverCaller();
  const [me, devices, grants, now] = await Promise.all([
    caller.account.me(),
    caller.account.devices(),
    caller.coach.grants(),
    requestNow(),
  ]);
  return (
    <ServerTime now={now.getTime()}>
      <section aria-labelledby="you" className="flex flex-col gap-4">
        <SectionHeading id="you">{t("profile")}</SectionHeading>
        <NameForm name={me.name} />
        <TimeZoneNote accountZone={me.timeZone} />
      </section>
      <section aria-labelledby="access" className="flex flex-col gap-4">
        <SectionHeading id="access">{t("credentials")}</SectionHeading>
        <Credentials isGuest={me.isGuest} email={me.email} />
      </section>
      <SignalsSection />
      <CoachesSection grants={grants} />
      <section aria-labelledby="devices" className="flex flex-col gap-4">
        <SectionHeading id="devices">{t("devices.title")}</SectionHeading>
        <Devices devices={devices} />
        <SignOut isGuest={me.isGuest} />
      </section>
      <YourData />
    </ServerTime>
  );
}
