import type { Activity } from "@/domain/api/activity";
import type { PanelPlace } from "../use-session-panel";
import type { Starter } from "./use-start";

/** The session that can be joined, and what the own one is started with. */
export interface JoinOffer {
  /** Name of the member to join. */
  name: string;
  /** Their planned end, epoch ms: the own session gets the same. */
  end: number;
  /** The viewer's activities, recent first; the first that is not a rest is preselected. */
  activities: readonly Activity[];
  starter: Starter;
  room: PanelPlace["room"];
}
