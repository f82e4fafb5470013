import type { AbstractIntlMessages, Messages, NamespaceKeys, NestedKeyOf } from "next-intl";

type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>;

/** The namespaces that client components around every page read. */
export const LAYOUT_TEXTS: readonly Namespace[] = [
  "account.deleted",
  "account.signedOut",
  "error",
  "format",
  "groupSession.upcoming",
  "notes.delivered",
  "reasons",
  "session.tab",
  "shell",
  "signals.message",
];

/**
 * The namespaces that client components of a page read besides those of the layout, by the page's
 * folder in `app/`. Only these are sent to the browser: sending all texts would add about a sixth to
 * the time that the server takes to render home. A test compares the lists with the imports.
 */
export const PAGE_TEXTS = {
  "/": [
    "activity",
    "coaching.messages",
    "coaching.notes",
    "coaching.plans",
    "groupSession",
    "home",
    "live",
    "session",
    "signals.question",
    "streak.why",
    "suggestedLength",
    "timeline",
  ],
  "/account": [
    "account.claim",
    "account.data",
    "account.devices",
    "account.name",
    "account.password",
    "account.signOut",
    "account.zone",
    "signals.settings",
  ],
  "/account/coaches": [
    "coaching.accessLog",
    "coaching.grant",
    "coaching.notes",
    "coaching.plans",
    "coaching.sharing",
  ],
  "/dashboard": ["dashboard.charts", "daysOff", "goals", "streak"],
  "/dashboard/history": ["history", "session.reason", "session.review", "timeline"],
  "/dashboard/week": ["weeklyReview"],
  "/invite/[token]": ["invite.join", "signIn.code"],
  "/rooms": ["coaching.coachingRoom", "room.ownSession", "rooms.create"],
  "/rooms/[slug]": [
    "activity",
    "coaching.agreement",
    "coaching.coachingRoom",
    "coaching.invite",
    "coaching.ownCoaching",
    "groupSession",
    "home",
    "live",
    "notes.card",
    "notes.dialog",
    "notes.row",
    "room",
    "rooms.create",
    "session",
    "signals.question",
    "streak.why",
    "suggestedLength",
    "timeline",
  ],
  "/rooms/[slug]/coach": ["coaching.flag", "coaching.roster"],
  "/rooms/[slug]/coach/[userId]": [
    "coaching.member",
    "coaching.noAccess",
    "coaching.notes",
    "coaching.plans",
    "dashboard.charts",
    "goals",
    "history.row",
    "session.reason",
    "streak",
    "timeline",
  ],
  "/rooms/[slug]/dashboard": ["roomDashboard.comparison"],
  "/sign-in": ["account.claim", "signIn"],
} satisfies Record<string, readonly Namespace[]>;

/** Returns the part of `texts` that is in the namespaces. */
export function pickTexts(
  texts: AbstractIntlMessages,
  namespaces: readonly string[],
): AbstractIntlMessages {
  const picked: AbstractIntlMessages = {};
  for (const namespace of namespaces) {
    const keys = namespace.split(".");
    const last = keys.pop() ?? "";
    let [from, to] = [texts, picked];
    for (const key of keys) {
      from = from[key] as AbstractIntlMessages;
      to[key] ??= {};
      to = to[key] as AbstractIntlMessages;
    }
    to[last] = from[last] as AbstractIntlMessages;
  }
  return picked;
}
