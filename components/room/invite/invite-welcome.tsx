import { useFormatter, useTranslations } from "next-intl";
import { DeviceCodeForm } from "../../account/sign-in/device-code-form";
import { Avatar } from "../../ui/avatar";
import { Card } from "../../ui/card";
import { PageHeading, SectionHeading } from "../../ui/heading";
import { IsolatedText, isolate } from "../../ui/isolated-text";
import type { InvitePreview } from "../room-data";
import { JoinForm } from "./join-form";

interface InviteWelcomeProps {
  token: string;
  preview: InvitePreview;
  /** Null for a viewer without a name. */
  viewerName: string | null;
  isSignedIn: boolean;
  isGuest: boolean;
}

/** The page of an invite link: what Stint is, who is in the room, what they will see, and joining. */
export function InviteWelcome({ preview, ...viewer }: InviteWelcomeProps) {
  const t = useTranslations("invite");
  const tCoachingRoom = useTranslations("coaching.coachingRoom");
  const { roomName, role, isCoachingRoom, isCoached, coaches, memberCount } = preview;
  const isCoach = role === "coach";
  const isClient = isCoachingRoom && !isCoach;
  const count = coaches.length;
  const hasCoachText = isCoached && count > 0;
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-5">
      <PageHeading
        sub={isCoachingRoom ? tCoachingRoom("sub") : t("members", { count: memberCount })}
      >
        <bdi>{roomName}</bdi>
      </PageHeading>
      <p className="max-w-prose">
        {t.rich("what", { name: (text) => <strong className="font-semibold">{text}</strong> })}
      </p>
      <div className="grid items-start gap-4 lg:grid-cols-2 lg:grid-rows-[auto_1fr]">
        <Card isFocal className="flex flex-col gap-4 lg:row-span-2">
          {isCoachingRoom ? (
            <CoachingRoomWelcome coaches={coaches} isCoach={isCoach} />
          ) : (
            <RoomPreview preview={preview} />
          )}
          {hasCoachText && <CoachVisibilitySummary coaches={coaches} room={roomName} />}
          <JoinForm roomName={roomName} {...viewer} />
        </Card>
        <Card title={isClient ? tCoachingRoom("seen") : t("visibility.title")}>
          <p className="mt-1 text-soft">
            {isClient
              ? tCoachingRoom(hasCoachText ? "sees" : "seesNothing", { count })
              : t("visibility.text")}
          </p>
          {!isCoachingRoom && !isCoach && (
            <p className="mt-2 text-soft">{t("visibility.comparison")}</p>
          )}
          {isCoach && !isCoachingRoom && <p className="mt-2 text-soft">{t("visibility.coach")}</p>}
          {hasCoachText && <CoachVisibility coaches={coaches} room={roomName} />}
        </Card>
        {!viewer.isSignedIn && <OtherDevice token={viewer.token} />}
      </div>
    </div>
  );
}

/** First names of members in session, then of the others; no times. */
function RoomPreview({ preview }: { preview: InvitePreview }) {
  const t = useTranslations("invite");
  const { firstNames, hues, memberCount, runningCount } = preview;
  const running = firstNames.slice(0, runningCount);
  const others = firstNames.slice(runningCount);
  const unnamed = memberCount - Math.max(firstNames.length, runningCount);
  return (
    <section className="flex flex-col gap-3">
      <SectionHeading>{t("focusing", { count: runningCount })}</SectionHeading>
      {running.length > 0 && (
        <ul className="flex flex-wrap gap-x-4 gap-y-2">
          {running.map((name, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may share a first name
            <li key={index} className="inline-flex items-center gap-2">
              <Avatar hue={hues[index] ?? 0} name={name} size="small" />
              <bdi>{name}</bdi>
            </li>
          ))}
          {runningCount > running.length && (
            <li className="text-soft">{t("more", { count: runningCount - running.length })}</li>
          )}
        </ul>
      )}
      {others.length > 0 && (
        <p className="text-soft">
          <IsolatedText>
            {t("others", {
              focusing: runningCount,
              names: others.map(isolate).join(", "),
              more: unnamed,
            })}
          </IsolatedText>
        </p>
      )}
    </section>
  );
}

/** For a person who is in the room already, on another device: not a second member of their name. */
function OtherDevice({ token }: { token: string }) {
  const t = useTranslations("invite.device");
  return (
    <Card>
      <details>
        <summary className="min-h-6 cursor-pointer font-semibold">{t("title")}</summary>
        <div className="mt-3">
          <DeviceCodeForm invite={token} next={`/invite/${token}`} />
        </div>
      </details>
    </Card>
  );
}

/** For coaching rooms: who coaches, and who will see whom. */
function CoachingRoomWelcome({
  coaches,
  isCoach,
}: Pick<InvitePreview, "coaches"> & { isCoach: boolean }) {
  const t = useTranslations("coaching.coachingRoom");
  const format = useFormatter();
  const count = coaches.length;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-semibold">
        <IsolatedText>
          {t("coaches", { count, names: format.list(coaches.map(isolate)) })}
        </IsolatedText>
      </h2>
      <p>{isCoach ? t("joinAsCoach") : t("join", { count })}</p>
    </section>
  );
}

interface CoachVisibilityProps {
  coaches: readonly string[];
  room: string;
}

/** One sentence before the join form. */
function CoachVisibilitySummary({ coaches, room }: CoachVisibilityProps) {
  const t = useTranslations("coaching.invite");
  const names = useFormatter().list(coaches.map(isolate));
  const texts = { count: coaches.length, names, room: isolate(room) };
  return (
    <p>
      <IsolatedText>{t("short", texts)}</IsolatedText>
    </p>
  );
}

/** Says how much coaches will see of a member who joins as coached. */
function CoachVisibility({ coaches, room }: CoachVisibilityProps) {
  const t = useTranslations("coaching.invite");
  const format = useFormatter();
  const names = format.list(coaches.map(isolate));
  return (
    <div className="mt-4">
      <h2 className="font-semibold">
        <IsolatedText>{t("title", { count: coaches.length, names })}</IsolatedText>
      </h2>
      <p className="mt-1 text-soft">
        <IsolatedText>{t("sees", { room: isolate(room) })}</IsolatedText>
      </p>
      <p className="mt-1 text-soft">{t("hidden")}</p>
    </div>
  );
}
