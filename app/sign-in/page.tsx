import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DeviceCodeForm } from "@/components/account/sign-in/device-code-form";
import { returnPath } from "@/components/account/sign-in/return-path";
import { RoomPicture } from "@/components/account/sign-in/room-picture";
import { SignInForm } from "@/components/account/sign-in/sign-in-form";
import { Card } from "@/components/ui/card";
import { PageHeading } from "@/components/ui/heading";
import { requestViewer } from "@/server/trpc/caller";
import { withTexts } from "../with-texts";

/** The address may contain an invite link, which must not appear in a referrer. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("title"), referrer: "no-referrer", robots: { index: false } };
}

/** Signs in to an existing account; none is needed to start. */
async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>;
}) {
  const [viewer, search] = await Promise.all([requestViewer(), searchParams]);
  const next = returnPath(search.next);
  if (viewer && !viewer.isGuest) redirect(next);
  const [t, about] = await Promise.all([getTranslations("signIn"), getTranslations("shell")]);
  return (
    <div className="mx-auto grid max-w-4xl items-start gap-x-12 gap-y-4 sm:pt-[8vh] min-[60rem]:grid-cols-2 min-[60rem]:grid-rows-[auto_1fr]">
      <div className="flex flex-col gap-6 min-[60rem]:row-span-2">
        <PageHeading sub={t("sub")}>{t("title")}</PageHeading>
        <div className="hidden min-[60rem]:block">
          <RoomPicture />
          <p className="mt-2 text-soft">{about("description")}</p>
        </div>
      </div>
      <Card isFocal className="w-full max-w-md">
        <SignInForm isGuest={viewer !== null} next={next} />
      </Card>
      <Card title={t("code.title")}>
        <DeviceCodeForm next={next} />
      </Card>
    </div>
  );
}

export default withTexts("/sign-in", SignInPage);
