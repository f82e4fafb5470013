/** Whether this device can show a system notification, and if not, why. */
export type NotificationState = "unsupported" | "insecure" | "blocked" | "ask" | "allowed";

/** Chrome on Android has the constructor but refuses to use it. */
let isRefused = false;

export function readNotificationState(): NotificationState {
  if (!isSecureContext) return "insecure";
  if (!("Notification" in window) || isRefused) return "unsupported";
  if (Notification.permission === "denied") return "blocked";
  if (Notification.permission === "granted") return "allowed";
  return canConstruct() ? "ask" : "unsupported";
}

/** Asks the browser's permission. Call it in the handler of a click. */
export async function requestNotifications(): Promise<NotificationState> {
  await Notification.requestPermission().catch(() => undefined);
  return readNotificationState();
}

interface Notice {
  title: string;
  /** A later notification with the same tag replaces this one. */
  tag: string;
  isSilent: boolean;
}

/** Shows a notification until the page is looked at. Returns false when it cannot. */
export function showNotification({ title, tag, isSilent }: Notice): boolean {
  if (readNotificationState() !== "allowed") return false;
  try {
    const notification = new Notification(title, { tag, silent: isSilent });
    notification.onclick = () => {
      window.focus();
      notification.close();
    };
    document.addEventListener("visibilitychange", () => notification.close(), { once: true });
    return true;
  } catch {
    isRefused = true;
    return false;
  }
}

/** Without permission the constructor shows nothing; it only throws where it is not supported. */
let isConstructible: boolean | null = null;
function canConstruct(): boolean {
  if (isConstructible !== null) return isConstructible;
  try {
    new Notification("");
    isConstructible = true;
  } catch {
    isConstructible = false;
  }
  return isConstructible;
}
