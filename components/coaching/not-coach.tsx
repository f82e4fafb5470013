import { useTranslations } from "next-intl";
import { BackLink } from "../ui/back-link";
import { PageHeading } from "../ui/heading";
import { IsolatedText, isolate } from "../ui/isolated-text";

/** Shown to members who do not coach in the room, including owners. */
export function NotCoach({ room }: { room: { slug: string; name: string } }) {
  const t = useTranslations("coaching.notCoach");
  return (
    <div className="mx-auto flex max-w-xl flex-col gap-4 rounded-card border bg-surface p-5 sm:mt-[8vh] sm:p-8">
      <PageHeading>{t("title")}</PageHeading>
      <p className="text-soft">
        <IsolatedText>{t("text", { room: isolate(room.name) })}</IsolatedText>
      </p>
      <BackLink href={`/rooms/${room.slug}`}>
        <bdi>{room.name}</bdi>
      </BackLink>
    </div>
  );
}
