import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";

export interface Options {
  isFull: boolean;
  seed: string;
  /** Names of cases, or their beginnings; all when empty. */
  only: string[];
  isMarkdown: boolean;
}

/** Reads the arguments of `npm run prove`. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      full: { type: "boolean", default: false },
      seed: { type: "string" },
      only: { type: "string", multiple: true, default: [] },
      markdown: { type: "boolean", default: false },
    },
  });
  return {
    isFull: values.full,
    seed: values.seed ?? String(randomInt(1_000_000)),
    only: values.only.flatMap((names) => names.split(",")),
    isMarkdown: values.markdown,
  };
}
