import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { AddDevice } from "@/components/account/settings/add-device";
import { Credentials } from "@/components/account/settings/credentials";
import { Devices } from "@/components/account/settings/devices";
import { NameForm, TimeZoneNote } from "@/components/account/settings/profile";
import { SignOut } from "@/components/account/settings/sign-out";
import { YourData } from "@/components/account/settings/your-data";
import { SignInRequired } from "@/components/account/sign-in/sign-in-required";
import { CoachesSection } from "@/components/coaching/sharing/coaches-section";
import { ServerTime } from "@/components/live/server-time";
import { THEME_COOKIE } from "@/components/shell/cookies";
import { readTheme, type Theme } from "@/components/shell/theme";
import { ThemeSwitch } from "@/components/shell/theme-switch";
import { SignalsSection } from "@/components/signals/settings/signals-section";
import { Avatar } from "@/components/ui/avatar";
import { Card } from "@/components/ui/card";
import { PageHeading } from "@/components/ui/heading";
import { requestNow, requestViewer, serverCaller } from "@/server/trpc/caller";
import { withTexts } from "../with-texts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

/** Name, time zone, email and password, coaches, devices, data and theme. */
async function AccountPage() {
  const t = await getTranslations("account");
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value);
  const isSignedIn = (await requestViewer()) !== null;
  return (
    <div className="mx-auto flex max-w-6xl flex-col gap-4">
      <PageHeading>{t("title")}</PageHeading>
      {isSignedIn ? (
        <AccountSections theme={theme} />
      ) : (
        <>
          <SignInRequired back="/account" />
          <ThemeCard theme={theme} />
        </>
      )}
    </div>
  );
}

export default withTexts("/account", AccountPage);

async function ThemeCard({ theme }: { theme: Theme }) {
  const t = await getTranslations("shell.theme");
  return (
    <Card title={t("label")}>
      <div className="mt-3">
        <ThemeSwitch initial={theme} />
      </div>
    </Card>
  );
}

/** Two columns of cards: what others see and where the person is signed in; then the rest. */
async function AccountSections({ theme }: { theme: Theme }) {
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
      <div className="grid items-start gap-4 min-[60rem]:grid-cols-2">
        <div className="flex flex-col gap-4">
          <Card title={t("profile")} className="flex flex-col gap-4">
            <div className="flex items-center gap-3">
              <Avatar userId={me.id} name={me.name} size="large" />
              <p className="min-w-0 text-lg font-semibold">
                <bdi>{me.name}</bdi>
              </p>
            </div>
            <NameForm name={me.name} />
            <TimeZoneNote accountZone={me.timeZone} />
          </Card>
          <SignalsSection />
          <CoachesSection grants={grants} />
          <ThemeCard theme={theme} />
        </div>
        <div className="flex flex-col gap-4">
          <Card title={t("credentials")} isFocal={me.isGuest} className="flex flex-col gap-4">
            <Credentials isGuest={me.isGuest} email={me.email} />
          </Card>
          <Card title={t("devices.title")} titleId="devices" className="flex flex-col gap-3">
            <Devices devices={devices} />
            <AddDevice deviceIds={devices.map(({ id }) => id)} />
            <SignOut isGuest={me.isGuest} />
          </Card>
          <YourData />
        </div>
      </div>
    </ServerTime>
  );
}
