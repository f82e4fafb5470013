/**
 * `npm run words`: finds words that the glossary (docs/ARCHITECTURE.md) has replaced, and turns of
 * phrase that docs/STYLE.md rules out. Migrations and the changelog keep the words of their time.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const CODE = /\.(ts|tsx|mjs|cjs|css)$/;
const TEXT = /\.(ts|tsx|mjs|cjs|css|md|json)$|^\.env\.example$|^\.ci\/run$/;
const MESSAGES = /^messages\/.*\.json$/;
const SKIPPED =
  /^(db\/migrations\/|CHANGELOG\.md|package-lock\.json|db\/upgrade\.test\.ts|tools\/check-words\.mjs|docs\/STYLE\.md)/;

/** @typedef {{ words: RegExp, instead: string, where?: RegExp, except?: RegExp }} Rule */

/** @type {Rule[]} */
const RULES = [
  {
    words: /protected.?(minutes|time)|\bkept.?rate\b|keptRate/i,
    instead: "focus time, completion rate",
    except: /kept_rate_(low|falling)|keptRate(Low|Falling)/,
  },
  {
    words: /is_?practice\b|\bpractice(s|d)?\b|Practice/i,
    instead: "coaching room",
    except: /best practice/i,
  },
  {
    words: /coach_look|lookedAt|looked_at|coach\.looks|\bLookKind\b/,
    instead: "coach access, access log",
  },
  { words: /room_?past\b/i, instead: "former members" },
  {
    words: /\bregister(s|ed)?\b|Register[A-Z]/,
    instead: "roster, Members",
    where: CODE,
    except: /"register"|'register'|registerDays|function register\b/,
  },
  {
    words: /posterior|useWish|ownUp|whyEnd|tellStory|\bspans?Beside\b|\bsoFarOf\b/i,
    instead: "the names in docs/STYLE.md",
    where: CODE,
  },
  {
    words:
      /put.?aside|own(s|ed)? up\b|sit(s|ting)? down|sitDown|surfac(es|ing)\b|\btakes? a seat\b/i,
    instead: "dismiss, mark as unfocused, join, free at",
  },
  { words: /\b(trpc|live|grant|member) ?doors?\b/i, instead: "router, adapter, guard" },
  {
    words: /\b(anew|whoever|lest|of theirs|the very same|to be had|is had|as whom|in turn with)\b/i,
    instead: "plain English",
  },
  {
    words: /\b(is|are|be) told\b|\bneed not\b|\bstands? (here|so|among)\b/i,
    instead: "plain English",
  },
  {
    words: /(\/\*\*?|^\s*\*|\/\/) What (?!.*\?)/,
    instead: 'a noun or a verb: "The data of one row", "Returns the shared data"',
    where: CODE,
  },
  {
    words: /\b(story|stories|contenders?|lives through|seeNobody\w*|diary)\b/i,
    instead: "test, recorded, server",
  },
  {
    words:
      /\b(so far|beside|evidence|put away|take out|takes? back|drifted|focus block|the record)\b/i,
    instead: "the glossary's words",
    where: MESSAGES,
    except: /"[\w.]*drifted[\w.]*":/,
  },
];

const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { encoding: "utf8" })
  .split("\n")
  .filter((path) => TEXT.test(path) && !SKIPPED.test(path));

const problems = files.flatMap((path) => {
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.flatMap((line, index) =>
    RULES.filter(({ where = TEXT }) => where.test(path)).flatMap(({ words, instead, except }) => {
      const left = except
        ? line.replaceAll(new RegExp(except.source, `${except.flags}g`), "")
        : line;
      const found = words.exec(left);
      return found ? [`${path}:${index + 1}: "${found[0]}": ${instead}`] : [];
    }),
  );
});
for (const problem of problems) console.error(problem);
console.log(`${files.length} files, ${problems.length} old words`);
process.exitCode = problems.length > 0 || files.length === 0 ? 1 : 0;
