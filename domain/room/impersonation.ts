import { rectifyConfusion } from "unicode-confusables";
import { isNamed } from "../account/guest-name";
import { buildNameKey } from "./name-key";

const SEPARATORS = /[^\p{L}\p{N}]+/u;

/** Words by which a name claims a role, as the interface shows it next to a name. */
const ROLE_WORDS = ["coach", "coaches", "coaching", "owner", "also"];

const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

const replaceConfusables = (text: string) => rectifyConfusion(text.normalize("NFD"));

/**
 * The skeletons of a text. Texts are confusable if they share one. There are several because confusable
 * letters depend on case (a capital I resembles a small l, and a Greek capital nu a capital N) and on
 * the normal form (a lunate sigma resembles a C, and NFKC makes it a sigma).
 */
const buildSkeletons = (text: string): string[] => {
  const visible = text.replace(INVISIBLE, "");
  const compatible = text.normalize("NFKC").replace(INVISIBLE, "");
  return [visible, visible.toLowerCase(), compatible, buildNameKey(compatible)].map((form) =>
    buildNameKey(replaceConfusables(form)),
  );
};

const ROLE_SKELETONS = new Set(ROLE_WORDS.flatMap(buildSkeletons));

/** The letters and digits of a skeleton, without words that claim a role if others remain. */
function buildKey(skeleton: string): string {
  const words = skeleton.split(SEPARATORS).filter(Boolean);
  const own = words.filter((word) => !ROLE_SKELETONS.has(word));
  return (own.length > 0 ? own : words).join("");
}

/**
 * True for names people would confuse: without case, accents, width, spaces and punctuation, with
 * letters that look alike in any script (UTS #39), and with or without a claimed role.
 */
export function isSimilarName(one: string, other: string): boolean {
  const keys = new Set(buildSkeletons(one).map(buildKey));
  return buildSkeletons(other).some((skeleton) => keys.has(buildKey(skeleton)));
}

/**
 * True if a name could be taken for that of a coach of the room: members show a coach more. Other
 * members, and unnamed guests, may share a name.
 *
 * @param coaches the other coaches of the room.
 */
export function isImpersonation(name: string, coaches: readonly { name: string }[]): boolean {
  return isNamed(name) && coaches.some((coach) => isSimilarName(name, coach.name));
}
