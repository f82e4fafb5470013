import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { nextPath } from "@/components/account/sign-in/return-path";
import { SignInForm } from "@/components/account/sign-in/sign-in-form";
import { PageHeading } from "@/components/ui/heading";
import { requestViewer } from "@/server/trpc/caller";

/** The address may name an invite link, which is a key: it must not leave in a referrer. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("title"), referrer: "no-referrer", robots: { index: false } };
}

/** Signing in again; nobody has to, to start. */
export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>;
}) {
  const [viewer, search] = await Promise.all([requestViewer(), searchParams]);
  const next = nextPath(search.next);
  if (viewer && !viewer.isGuest) redirect(next);
  const t = await getTranslations("signIn");
  return (
    <div className="flex max-w-md flex-col gap-6">
      <PageHeading sub={t("sub")}>{t("title")}</PageHeading>
      <SignInForm isGuest={viewer !== null} next={next} />
    </div>
  );
}
