import { type Caller, IN_ROOM, onOwnObject, personal, type Row, type Target } from "./row";

const today = { from: "2020-01-01", to: "2030-01-01" };

/** Focus sessions. */
export const SESSION_ROWS: Record<string, Row[]> = {
  "focusSession.current": [personal((c) => c.focusSession.current())],
  "focusSession.last": [personal((c) => c.focusSession.last())],
  "focusSession.defaultLength": [personal((c) => c.focusSession.defaultLength())],
  "focusSession.unfinishedTargets": [personal((c) => c.focusSession.unfinishedTargets())],
  "focusSession.dismissTarget": [
    onOwnObject(
      (c, { belongings }) => c.focusSession.dismissTarget({ id: belongings.runningId }),
      "session_not_found",
      "session_still_running",
    ),
  ],
  "focusSession.list": [personal((c) => c.focusSession.list(today))],
  "focusSession.lineage": [
    onOwnObject(
      (c, { belongings }) => c.focusSession.lineage({ id: belongings.runningId }),
      "session_not_found",
    ),
  ],
  "focusSession.start": [
    onOwnObject(
      (c, { belongings }) =>
        c.focusSession.start({ activityId: belongings.activityId, minutes: 25 }),
      "activity_not_found",
      "session_already_running",
    ),
    {
      call: startInRoom,
      expect: (actor, object) => {
        if (actor === "anonymous") return "sign_in_required";
        return object === "own" && IN_ROOM.includes(actor) ? "accepted" : "room_not_found";
      },
    },
    {
      call: restart,
      expect: (actor, object) => {
        if (actor === "anonymous") return "sign_in_required";
        return object === "own" ? "accepted" : "session_not_found";
      },
    },
  ],
  "focusSession.break": [
    onOwnObject(
      (c, { belongings }) => c.focusSession.break({ id: belongings.runningId }),
      "session_not_found",
    ),
  ],
  "focusSession.review": [
    onOwnObject(
      (c, { belongings }) => c.focusSession.review({ id: belongings.runningId, note: "well" }),
      "session_not_found",
      "session_still_running",
    ),
  ],
};

/** Ends the running session early and starts one in the room. */
async function startInRoom(caller: Caller, { own, slug }: Target) {
  await breakRunning(caller);
  return caller.focusSession.start({
    activityId: own.activityId,
    minutes: 25,
    roomSlug: slug,
  });
}

/** Restarts a broken session, the actor's own or another person's. */
async function restart(caller: Caller, { own, belongings }: Target) {
  await breakRunning(caller);
  return caller.focusSession.start({
    activityId: own.activityId,
    minutes: 25,
    restartOf: belongings.runningId,
  });
}

async function breakRunning(caller: Caller) {
  const { session } = await caller.focusSession.current();
  if (session) await caller.focusSession.break({ id: session.id });
}
