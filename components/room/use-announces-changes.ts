"use client";

import { useSyncExternalStore } from "react";
import {
  readAnnounceChoice,
  setAnnounceChoice,
  subscribeToAnnounceChoice,
} from "./announce-choice";

/** Whether this device announces who starts and finishes in rooms. */
export function useAnnouncesChanges(): { isOn: boolean; setIsOn: (isOn: boolean) => void } {
  const isOn = useSyncExternalStore(subscribeToAnnounceChoice, readAnnounceChoice, () => false);
  return { isOn, setIsOn: setAnnounceChoice };
}
