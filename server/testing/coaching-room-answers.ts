import { callAsNobody, callOutcome } from "./callers";
import { CAST, type CoachingRoomWorld, type Name } from "./coaching-room-world";

/**
 * Returns what a person in the coaching room can query, as JSON: everything, or only the views of the
 * room and of the person's own session, which change most. `seats` is the part shown live.
 */
export async function answersTo(
  world: CoachingRoomWorld,
  name: Name,
  extent: "everything" | "views",
): Promise<{ all: string; seats: string }> {
  const { call } = world.people[name];
  const { slug, token, people } = world.ids;
  const period = { from: "2026-11-16", to: "2026-12-06" };
  const room = { roomSlug: slug };
  const mara = { ...room, userId: people.mara.userId };
  let seats = "";
  const readLive = async () => {
    const live = await call.room.live({ slug });
    seats = JSON.stringify(live.seats);
    return live;
  };
  const views = [
    () => call.room.list(),
    () => call.room.get({ slug }),
    readLive,
    () => call.member.list(room),
    () => call.groupSession.list(room),
    () => call.groupSession.upcoming(),
    () => call.groupSession.attendance(room),
    () => call.note.inbox(),
    () => call.note.sent(),
    () => call.focusSession.current(),
  ];
  const rest = [
    () => call.dashboard.room({ ...room, ...period }),
    () => call.groupSession.suggestTimes(room),
    () => call.groupSession.timeTogether(room),
    () => call.note.freeAlerts(),
    () => call.note.muted(),
    () => call.invite.preview({ token }),
    () => callAsNobody(world.database).invite.preview({ token }),
    () => call.invite.accept({ token }),
    () => call.focusSession.last(),
    () => call.focusSession.list({ ...period, roomSlug: slug }),
    () => call.dashboard.personal(period),
    () => call.dashboard.streak(period),
    () => call.activity.list(),
    () => call.account.me(),
    () => call.account.export(),
    () => call.coach.grants(),
    () => call.coach.accessLog(),
    () => call.coach.notes(),
    () => call.coach.members({ ...room, flag: "any" }),
    () => call.coach.member({ ...mara, ...period }),
    () => call.coach.notes(mara),
    () => call.coach.plans(mara),
    ...(CAST[name] === "owner"
      ? []
      : [
          () => call.member.remove(mara),
          () => call.member.setRole({ ...mara, role: "coach" }),
          // Without their random ids, which decide the order of links created at the same instant.
          async () => (await call.invite.list(room)).map(({ id: _, ...link }) => link),
          () => call.invite.lasting(room),
          () => call.invite.create({ ...room, role: "member" }),
          () => call.room.update({ slug, name: "Ours" }),
        ]),
  ];
  const answers: unknown[] = [];
  for (const ask of extent === "everything" ? [...views, ...rest] : views) {
    let answer: unknown;
    const outcome = await callOutcome(ask().then((given: unknown) => (answer = given)));
    answers.push([outcome, answer ?? null]);
  }
  return { all: JSON.stringify(answers), seats };
}
