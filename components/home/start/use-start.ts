"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { Activity } from "@/domain/api/activity";
import type { Inputs } from "@/server/trpc/root";
import { moveAccountZone } from "../../account/account-zone";
import { live } from "../../live/live";
import { serverClock } from "../../live/server-clock";
import { type FocusSession, parseSession } from "../../live/session";
import { randomId } from "../../live/stream/random-id";
import { useReconnected } from "../../live/use-reconnected";
import { unlockAudio } from "../../signals/audio-context";
import { findRunningSession, wasAnswered } from "../../trpc/failure";
import { useTRPCClient } from "../../trpc/provider";

export type StartRequest = Omit<
  Inputs["focusSession"]["start"],
  "activityId" | "idempotencyKey"
> & {
  activity: Activity;
};

export interface Starter {
  /** Starts a session and returns it; null when that failed, with the reason in `failure`. */
  start(request: StartRequest): Promise<FocusSession | null>;
  isBusy: boolean;
  failure: unknown;
  /** The room of the start that failed; null for a personal one. */
  failedRoom: string | null;
  /** It failed because no answer came, not because the server refused. */
  isUnanswered: boolean;
  clearFailure(): void;
}

/** Only for visitors without an account, who load it with the page. */
const loadGuest = () => import("../../account/sign-in/ensure-guest");

/**
 * Starts sessions. A visitor without an account becomes a guest first. A start that got no answer
 * can be repeated: it carries the same idempotency key, so the server creates one session.
 *
 * @param current the user's current session: when it changes, an older refusal is cleared.
 */
export function useStart(isSignedIn: boolean, current: FocusSession | null): Starter {
  const client = useTRPCClient();
  const router = useRouter();
  const keyFor = useIdempotencyKey();
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [failedRoom, setFailedRoom] = useState<string | null>(null);
  const state = current ? `${current.id} ${current.status}` : "";
  useEffect(() => setFailure((held: unknown) => (isCausedBy(held, state) ? held : null)), [state]);
  useEffect(() => {
    if (!isSignedIn) loadGuest().catch(() => undefined);
  }, [isSignedIn]);
  useReconnected(() => setFailure((held: unknown) => (wasAnswered(held) ? held : null)));

  function show(session: FocusSession) {
    live().setCurrent({ session, serverNow: serverClock.wholeNow() });
  }

  /** A newcomer chose from the defaults; the guest account has the same ones with ids. */
  async function findOwnId(activity: Activity): Promise<string> {
    if (isSignedIn) return activity.id;
    const { ensureGuest } = await loadGuest();
    await ensureGuest();
    const own = await client.activity.list.query();
    return (own.find(({ name }) => name === activity.name) ?? own[0])?.id ?? activity.id;
  }

  async function send({ activity, ...rest }: StartRequest): Promise<FocusSession> {
    const request = { ...rest, activityId: await findOwnId(activity) };
    const { idempotencyKey, markUsed } = keyFor(JSON.stringify(request));
    const session = await client.focusSession.start.mutate({ ...request, idempotencyKey });
    markUsed();
    return parseSession(session);
  }

  async function start(request: StartRequest): Promise<FocusSession | null> {
    if (isBusy) return null;
    // In the handler of the press, so that the end can be heard.
    unlockAudio();
    setIsBusy(true);
    setFailure(null);
    try {
      // The current zone decides to which local day the session belongs.
      const hasNewZone = await moveAccountZone(client);
      const session = await send(request);
      show(session);
      // The layout differs once the user is signed in or in another zone.
      if (!isSignedIn || hasNewZone) router.refresh();
      return session;
    } catch (error) {
      setFailure(error);
      setFailedRoom(request.roomSlug ?? null);
      const running = findRunningSession(error);
      if (running) show(running);
      // The server refused what the form offered: its data may be outdated.
      if (wasAnswered(error)) router.refresh();
      return null;
    } finally {
      setIsBusy(false);
    }
  }

  const isUnanswered = failure !== null && !wasAnswered(failure);
  return { start, isBusy, failure, failedRoom, isUnanswered, clearFailure: () => setFailure(null) };
}

/** Whether a start was refused because of the session that runs in this state. */
function isCausedBy(failure: unknown, state: string): boolean {
  const running = findRunningSession(failure);
  return running !== null && state === `${running.id} running`;
}

/** The same key each time a request is repeated; a new one after `markUsed` or for another request. */
function useIdempotencyKey() {
  const held = useRef<{ request: string; key: string } | null>(null);
  return (request: string) => {
    if (held.current?.request !== request) held.current = { request, key: randomId() };
    const markUsed = () => {
      held.current = null;
    };
    return { idempotencyKey: held.current.key, markUsed };
  };
}
