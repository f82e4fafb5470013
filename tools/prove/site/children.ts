import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";

const children = new Set<ChildProcess>();

// The last resort: also runs after an unexpected error.
process.on("exit", () => {
  for (const child of children) child.kill("SIGKILL");
});

/** Starts a process that is killed with this one at the latest. */
export function spawnChild(file: string, args: string[], options: SpawnOptions): ChildProcess {
  const child = spawn(file, args, options);
  children.add(child);
  child.once("exit", () => children.delete(child));
  child.once("error", () => children.delete(child));
  return child;
}

export const isRunning = (child: ChildProcess) =>
  child.exitCode === null && child.signalCode === null;

/** Sends a signal, and resolves to the exit code once the process has ended. */
export async function endChild(
  child: ChildProcess,
  signal: NodeJS.Signals,
): Promise<number | null> {
  if (!isRunning(child)) return child.exitCode;
  const exit = once(child, "exit");
  child.kill(signal);
  await exit;
  return child.exitCode;
}

/** Runs a command to its end; rejects with its output when it fails. */
export async function runCommand(
  file: string,
  args: string[],
  options: SpawnOptions = {},
): Promise<void> {
  const child = spawnChild(file, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (part) => {
      output += part;
    });
  }
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${file} ${args.join(" ")} failed: ${output}`);
}
