import { useTranslations } from "next-intl";
import { CoachVisibility, CoachVisibilityShort } from "../../coaching/sharing/coach-visibility";
import { CoachingRoomWelcome } from "../../coaching/sharing/coaching-room-welcome";
import { LogoMark } from "../../shell/logo-mark";
import { PageHeading } from "../../ui/heading";
import type { InvitePreview } from "../room-data";
import { TakeSeat } from "./join-form";

interface InviteWelcomeProps {
  token: string;
  preview: InvitePreview;
  /** Null for whoever has not said a name yet. */
  viewerName: string | null;
  isSignedIn: boolean;
  isGuest: boolean;
}

/** What stands behind an invite link: what this is, who is in the room, what it will see, one button. */
export function InviteWelcome({ preview, ...viewer }: InviteWelcomeProps) {
  const t = useTranslations("invite");
  const practice = useTranslations("coach.practice");
  const { roomName, role, isCoachingRoom, isCoached, coaches, memberCount } = preview;
  const isCoach = role === "coach";
  const isClient = isCoachingRoom && !isCoach;
  const count = coaches.length;
  // All of what coaches will see is longer than a phone: the short of it, the seat, then all of it.
  const isLong = isCoached && count > 0;
  return (
    <div className="flex max-w-md flex-col gap-5">
      <PageHeading sub={isCoachingRoom ? practice("sub") : t("members", { count: memberCount })}>
        {roomName}
      </PageHeading>
      <p>{t.rich("what", { name: (text) => <strong className="font-semibold">{text}</strong> })}</p>
      {isCoachingRoom ? (
        <CoachingRoomWelcome coaches={coaches} isCoach={isCoach} />
      ) : (
        <WhoIsIn preview={preview} />
      )}
      {isLong && (
        <>
          <CoachVisibilityShort coaches={coaches} room={roomName} />
          <TakeSeat {...viewer} />
        </>
      )}
      <div className="border-y py-4">
        <h2 className="font-semibold">{isClient ? practice("seen") : t("sees.title")}</h2>
        <p className="mt-1 text-soft">{isClient ? practice("sees", { count }) : t("sees.text")}</p>
        {isCoach && !isCoachingRoom && <p className="mt-2 text-soft">{t("sees.coach")}</p>}
        {isLong && <CoachVisibility coaches={coaches} room={roomName} />}
      </div>
      {!isLong && <TakeSeat {...viewer} />}
    </div>
  );
}

/** Whoever is in session, a running block each, then the others: first names and counts, no times. */
function WhoIsIn({ preview }: { preview: InvitePreview }) {
  const t = useTranslations("invite");
  const { firstNames, memberCount, runningCount } = preview;
  const running = firstNames.slice(0, runningCount);
  const others = firstNames.slice(runningCount);
  const unnamed = memberCount - Math.max(firstNames.length, runningCount);
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-semibold">{t("running", { count: runningCount })}</h2>
      {running.length > 0 && (
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {running.map((name, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may share a first name
            <li key={place} className="inline-flex items-center gap-2">
              <LogoMark />
              {name}
            </li>
          ))}
          {runningCount > running.length && (
            <li className="text-soft">{t("more", { count: runningCount - running.length })}</li>
          )}
        </ul>
      )}
      {others.length > 0 && (
        <p className="text-soft">{t("others", { names: others.join(", "), more: unnamed })}</p>
      )}
    </section>
  );
}
