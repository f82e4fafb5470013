"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { Activity, FocusSession } from "@/domain/api/wire";
import type { Inputs } from "@/server/trpc/root";
import { moveAccountZone } from "../../account/account-zone";
import { ensureGuest } from "../../account/sign-in/ensure-guest";
import { live, randomId } from "../../live/live";
import { useServerClock } from "../../live/server-time";
import { useReconnected } from "../../live/use-reconnected";
import { findRunningSession, wasAnswered } from "../../trpc/failure";
import { useTRPCClient } from "../../trpc/provider";

export type StartRequest = Omit<
  Inputs["focusSession"]["start"],
  "activityId" | "idempotencyKey"
> & {
  activity: Activity;
};

export interface Starter {
  /** Starts, and answers the session; null when refused, with `failure` saying why. */
  start(request: StartRequest): Promise<FocusSession | null>;
  isBusy: boolean;
  failure: unknown;
  /** It failed because no answer came: the line, not the server, said no. */
  isUnanswered: boolean;
  forget(): void;
}

/**
 * Starts sessions. Somebody without an account becomes a guest on the way. A start that got no
 * answer may be sent again as it was: it carries the same key, and the server makes one session.
 *
 * @param current the person's session as it stands: when it turns, an older refusal is over.
 */
export function useStart(isSignedIn: boolean, current: FocusSession | null): Starter {
  const client = useTRPCClient();
  const clock = useServerClock();
  const router = useRouter();
  const keyFor = useIdempotencyKey();
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const state = current ? `${current.id} ${current.status}` : "";
  useEffect(() => setFailure((held: unknown) => (isAbout(held, state) ? held : null)), [state]);
  useReconnected(() => setFailure((held: unknown) => (wasAnswered(held) ? held : null)));

  function show(session: FocusSession) {
    live().setCurrent({ session, serverNow: new Date(clock.now()).toISOString() });
  }

  /** A newcomer chose from the defaults; the guest has the same ones under their own ids. */
  async function ownIdOf(activity: Activity): Promise<string> {
    if (isSignedIn) return activity.id;
    await ensureGuest();
    const own = await client.activity.list.query();
    return (own.find(({ name }) => name === activity.name) ?? own[0])?.id ?? activity.id;
  }

  async function send({ activity, ...rest }: StartRequest): Promise<FocusSession> {
    const request = { ...rest, activityId: await ownIdOf(activity) };
    const { idempotencyKey, used } = keyFor(JSON.stringify(request));
    const session = await client.focusSession.start.mutate({ ...request, idempotencyKey });
    used();
    return session;
  }

  async function start(request: StartRequest): Promise<FocusSession | null> {
    if (isBusy) return null;
    setIsBusy(true);
    setFailure(null);
    try {
      // The zone of this moment decides to which day the session belongs.
      const hasMoved = await moveAccountZone(client);
      const session = await send(request);
      show(session);
      // The frame around the page is another one for somebody who is signed in.
      if (!isSignedIn || hasMoved) router.refresh();
      return session;
    } catch (error) {
      setFailure(error);
      const running = findRunningSession(error);
      if (running) show(running);
      // What the form offered was refused: it may be old.
      if (wasAnswered(error)) router.refresh();
      return null;
    } finally {
      setIsBusy(false);
    }
  }

  const isUnanswered = failure !== null && !wasAnswered(failure);
  return { start, isBusy, failure, isUnanswered, forget: () => setFailure(null) };
}

/** Whether a start was refused because of what runs in this state of things. */
function isAbout(failure: unknown, state: string): boolean {
  const running = findRunningSession(failure);
  return running !== null && state === `${running.id} running`;
}

/** One key for one request however often it is sent, another once it was taken. */
function useIdempotencyKey() {
  const held = useRef<{ request: string; key: string } | null>(null);
  return (request: string) => {
    if (held.current?.request !== request) held.current = { request, key: randomId() };
    const used = () => {
      held.current = null;
    };
    return { idempotencyKey: held.current.key, used };
  };
}
