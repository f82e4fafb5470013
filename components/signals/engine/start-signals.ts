import { live, subscribeToLive } from "../../live/live";
import { serverClock } from "../../live/server-clock";
import type { FocusSession } from "../../live/session";
import { suspendAudio, unlockAudio } from "../audio-context";
import { showNotification } from "../notification";
import { readSettings } from "../settings-store";
import { vibrate } from "../vibration";
import type { SignalKind } from "../when-to-signal";
import { BackgroundTimer } from "./background-timer";
import { Claims } from "./claims";
import { realClaimsBrowser } from "./claims-browser";
import { EndWatch, signalKey } from "./end-watch";
import { playSound } from "./play-sound";

/** "5 minutes left" is a hint, the end is the event. */
const WARNING_LOUDNESS = 0.6;

interface SignalTexts {
  /** The title of the notification. */
  format(kind: SignalKind, session: FocusSession): string;
  hasCompleted(session: FocusSession): Promise<boolean | null>;
}

/** Watches the user's session in this tab and signals its end. Returns a function that stops it. */
export function startSignals({ format, hasCompleted }: SignalTexts): () => void {
  const timer = new BackgroundTimer();
  const browser = realClaimsBrowser((ms) => timer.wait(ms));
  const claims = new Claims(browser, (key) => watch.called(key));
  const watch = new EndWatch({
    now: () => serverClock.now(),
    wake: (ms, onWake) => timer.wake(ms, onWake),
    wantsWarning: () => readSettings().fiveLeft,
    isInformed: () => live().state.connection === "live",
    hasCompleted,
    signal: async (kind, session) => {
      signalling += 1;
      const key = signalKey(kind, session);
      const won = await claims.contend(key);
      if (won) await deliver(kind, { ...won, title: format(kind, session), tag: key });
      signalling -= 1;
      restIfIdle();
    },
  });
  let signalling = 0;
  function restIfIdle() {
    if (!watch.isWatching && signalling === 0) suspendAudio();
  }
  function follow() {
    const { me } = live().state;
    if (!me) return;
    const wasWatching = watch.isWatching;
    watch.follow(me.session);
    if (wasWatching) restIfIdle();
  }
  const check = () => watch.check();
  const stopFollowing = subscribeToLive(follow);
  document.addEventListener("visibilitychange", check);
  const gestures = ["pointerup", "keydown"] as const;
  const unlock = () => watch.isWatching && unlockAudio();
  for (const gesture of gestures) addEventListener(gesture, unlock, { passive: true });
  follow();
  return () => {
    for (const gesture of gestures) removeEventListener(gesture, unlock);
    document.removeEventListener("visibilitychange", check);
    stopFollowing();
    watch.stop();
    browser.close();
    timer.close();
  };
}

interface Delivery {
  canPlay: boolean;
  isAnyVisible: boolean;
  title: string;
  tag: string;
}

async function deliver(kind: SignalKind, { canPlay, isAnyVisible, title, tag }: Delivery) {
  const { sound, volume, notifies, vibrates } = readSettings();
  const isPlaying = canPlay && sound !== "off";
  if (vibrates) vibrate();
  // With a visible tab, the page itself tells it.
  if (notifies && !isAnyVisible) showNotification({ title, tag, isSilent: isPlaying });
  if (isPlaying) await playSound(sound, kind === "end" ? volume : volume * WARNING_LOUDNESS);
}
