"use client";

import type { Current } from "@/domain/api/wire";
import { useCurrent } from "../live/use-current";
import { OwnSessionBar } from "./own-session-bar";

/** The viewer's running session on a page of no room in particular; nothing while none runs. */
export function OwnSession({ current }: { current: Current }) {
  const { session } = useCurrent(current);
  return session?.status === "running" ? <OwnSessionBar session={session} /> : null;
}
