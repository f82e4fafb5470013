import { useTranslations } from "next-intl";
import { PageHeading } from "../ui/heading";
import { BackTo } from "./roster/roster-page";

/** For members of a room who coach nobody in it, owners among them. */
export function NotCoach({ room }: { room: { slug: string; name: string } }) {
  const t = useTranslations("coach.notCoach");
  return (
    <div className="flex max-w-prose flex-col gap-4">
      <PageHeading>{t("title")}</PageHeading>
      <p className="text-soft">{t("text", { room: room.name })}</p>
      <BackTo href={`/rooms/${room.slug}`}>{room.name}</BackTo>
    </div>
  );
}
