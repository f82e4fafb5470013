import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** Starts a TypeScript file of this folder in a process of its own. */
export function startChild(file: string, args: string[] = []): ChildProcess {
  const execArgv = ["--expose-gc", "--import", "tsx"];
  return fork(fileURLToPath(new URL(file, import.meta.url)), args, { execArgv });
}

/** Sends a command and resolves to the answer. */
export async function ask<Answer>(child: ChildProcess, command: object | string): Promise<Answer> {
  const answer = nextMessage<Answer>(child);
  child.send(command);
  return answer;
}

/** Rejects when the process ends instead. */
export async function nextMessage<Answer>(child: ChildProcess): Promise<Answer> {
  const ended = new AbortController();
  const end = once(child, "exit", { signal: ended.signal }).then(() => {
    throw new Error(`${child.spawnargs.slice(-3).join(" ")} ended`);
  });
  end.catch(() => {});
  const [answer] = await Promise.race([once(child, "message"), end]);
  ended.abort();
  return answer as Answer;
}

/** Ends a process that ends when it is disconnected. */
export async function endChild(child: ChildProcess): Promise<void> {
  const exit = once(child, "exit");
  child.disconnect();
  await exit;
}
