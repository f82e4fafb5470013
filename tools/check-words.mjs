/**
 * `npm run words`: finds words that the glossary (docs/ARCHITECTURE.md) has replaced, and turns of
 * phrase that docs/STYLE.md rules out. Migrations and the changelog keep the words of their time.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename } from "node:path";

const CODE = /\.(ts|tsx|mjs|cjs|css)$/;
const TEXT = /\.(ts|tsx|mjs|cjs|css|md|json)$|^\.env\.example$|^\.ci\/run$/;
const MESSAGES = /^messages\/.*\.json$/;
const SKIPPED =
  /^(db\/migrations\/|CHANGELOG\.md|package-lock\.json|db\/upgrade\.test\.ts|db\/backup\/older-backup\.test\.ts|tools\/check-words\.mjs|docs\/STYLE\.md)/;

/** @typedef {{ old: RegExp, use: string, where?: RegExp, except?: RegExp }} Rule */

/** @type {Rule[]} */
const TERMS = [
  { old: /protected.?(minutes|time)/i, use: "focus time" },
  {
    old: /\bkept.?rate/i,
    use: "completion rate",
    except: /kept_rate_(low|falling)|keptRate(Low|Falling)/,
  },
  {
    old: /is_?practice\b|\bpractice(s|d)?\b|Practice/i,
    use: "coaching room",
    except: /best practice/i,
  },
  { old: /coach_look|\bLookKind\b/, use: "coach access" },
  { old: /coach\.looks/, use: "coach.accessLog" },
  { old: /lookedAt|looked_at/, use: "accessedAt" },
  { old: /room_?past\b/i, use: "former members" },
  {
    old: /\bregister(s|ed)?\b|Register[A-Z]/,
    use: "roster",
    where: CODE,
    except:
      /"register"|'register'|registerDays|function register\b|registers?: \[?(registry|Registry)/,
  },
  { old: /posterior/i, use: "beta distribution", where: CODE },
  { old: /useWish/i, use: "useStartLink", where: CODE },
  { old: /ownUp/i, use: "confirmUnfocused", where: CODE },
  { old: /whyEnd/i, use: "break reason", where: CODE },
  { old: /\bspans?Beside\b/i, use: "compared periods", where: CODE },
  { old: /\bsoFarOf\b/i, use: "toDate", where: CODE },
  { old: /(\/\*\*?|^\s*\*|\/\/) What (?!.*\?)/, use: "a noun or a verb", where: CODE },
  { old: /put.?aside/i, use: "dismiss" },
  { old: /\bown(s|ed)? up\b/i, use: "mark as unfocused" },
  { old: /sit(s|ting)? down|sitDown|\btakes? a seat\b/i, use: "join" },
  { old: /surfac(es|ing)\b/i, use: "free at" },
  { old: /\btrpc ?doors?\b/i, use: "adapter" },
  { old: /\blive ?doors?\b/i, use: "handler" },
  { old: /\b(grant|member) ?doors?\b/i, use: "guard" },
  { old: /\bstor(y|ies)\b|tellStory/i, use: "test" },
  { old: /\bcontenders?\b/i, use: "candidate" },
  { old: /\blives through\b/i, use: "records" },
  { old: /seeNobody\w*/i, use: "expectSignedOut" },
  { old: /\bdiary\b/i, use: "history" },
];

/** @type {Rule[]} */
const TURNS_OF_PHRASE = [
  { old: /\banew\b/i, use: "again" },
  { old: /\bwhoever\b/i, use: "a person who" },
  { old: /\blest\b/i, use: "so that … not" },
  { old: /\bof theirs\b/i, use: "their" },
  { old: /\bthe very same\b/i, use: "the same" },
  { old: /\b(to be|is) had\b/i, use: "is available" },
  { old: /\bas whom\b/i, use: "the person who" },
  { old: /\bin turn with\b/i, use: "alternately" },
  { old: /\b(is|are|be) told\b/i, use: "is shown" },
  { old: /\bneed not\b/i, use: "does not have to" },
  { old: /\bstands? (here|so|among)\b/i, use: "is" },
];

/** @type {Rule[]} */
const INTERFACE_TERMS = [
  { old: /\bso far\b/i, use: "to date" },
  { old: /\bbeside\b/i, use: "compared with" },
  { old: /\bevidence\b/i, use: "dashboard" },
  { old: /\bthe record\b/i, use: "history" },
  { old: /\bput away\b/i, use: "archive" },
  { old: /\btakes? back\b/i, use: "revoke" },
  { old: /\btake out\b/i, use: "restore" },
  { old: /\bdrifted\b/i, use: "not focused", except: /"[\w.]*drifted[\w.]*":/ },
  { old: /\bfocus block\b/i, use: "focus session" },
].map((rule) => ({ ...rule, where: MESSAGES }));

/** Old words as a part of a name in code, such as `told` in `toldPeople`, and their replacements. */
const NAME_PARTS = {
  bell: "groupSession",
  beside: "compared",
  chance: "random",
  coalesced: "throttled",
  door: "adapter",
  doors: "adapters",
  knock: "note",
  look: "access",
  looked: "accessed",
  looks: "accessLog",
  told: "shown",
  wish: "startLink",
};

/**
 * Finds a word only where it is joined to another, because alone it is often plain English.
 * @type {(word: string) => RegExp}
 */
const asNamePart = (word) => {
  const capital = word.replace(/^./, (first) => first.toUpperCase());
  return new RegExp(
    [
      `(?<![A-Za-z])${word}(?=[A-Z_])`,
      `(?<=[a-z_])${capital}(?![a-z])`,
      `(?<![A-Za-z])${capital}(?=[A-Z])`,
      `(?<=[A-Za-z0-9]_)${word}(?![a-z])`,
      `(?<![A-Z])${word.toUpperCase()}(?=_)|(?<=_)${word.toUpperCase()}(?![A-Z])`,
    ].join("|"),
  );
};

const RULES = [
  ...TERMS,
  ...TURNS_OF_PHRASE,
  ...INTERFACE_TERMS,
  ...Object.entries(NAME_PARTS).map(([word, use]) => ({
    old: asNamePart(word),
    use,
    where: CODE,
    // Columns that keep their name, and plain English.
    except: /\btold_(people|completed|broken|focus_minutes)\b|\blook(Up|Ahead|Back)/,
  })),
];

const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { encoding: "utf8" })
  .split("\n")
  .filter((path) => TEXT.test(path) && !SKIPPED.test(path));

/** A file name as a name in code: `group-by-day.ts` as `groupByDay.ts`. */
const fileName = (/** @type {string} */ path) =>
  basename(path).replaceAll(/-([a-z])/g, (_, letter) => letter.toUpperCase());

/** @type {(path: string, text: string) => string[]} */
const findOldWords = (path, text) =>
  RULES.filter(({ where = TEXT }) => where.test(path)).flatMap(({ old, use, except }) => {
    const kept = except ? text.replaceAll(new RegExp(except, `${except.flags}g`), "") : text;
    const found = old.exec(kept);
    return found ? [`"${found[0]}": use "${use}"`] : [];
  });

const problems = files.flatMap((path) => [
  ...findOldWords(path, fileName(path)).map((problem) => `${path}: ${problem}`),
  ...readFileSync(path, "utf8")
    .split("\n")
    .flatMap((line, i) =>
      findOldWords(path, line).map((problem) => `${path}:${i + 1}: ${problem}`),
    ),
]);
for (const problem of problems) console.error(problem);
console.log(`${files.length} files, ${problems.length} old words`);
process.exitCode = problems.length > 0 || files.length === 0 ? 1 : 0;
