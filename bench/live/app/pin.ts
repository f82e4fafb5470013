import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cpus } from "node:os";

/** The program that binds a process to cores, where it is installed and there are several. */
export const TASKSET =
  (cpus().length > 1 && ["/usr/bin/taskset", "/bin/taskset"].find((file) => existsSync(file))) ||
  null;

/** The core of the measured servers, and the others, for everything that puts load on them. */
export const SERVER_CORE = "0";
const LOAD_CORES = `1-${cpus().length - 1}`;

/** Binds all threads of a running process to cores. */
export function pin(pid: number | undefined, cores: string): void {
  if (TASKSET) execFileSync(TASKSET, ["-a", "-c", "-p", cores, String(pid)], { stdio: "ignore" });
}

/** Keeps this process and those it starts off the core of the servers, during `work`. */
export async function withLoadOffServerCore(work: () => Promise<void>): Promise<void> {
  pin(process.pid, LOAD_CORES);
  try {
    await work();
  } finally {
    pin(process.pid, `0-${cpus().length - 1}`);
  }
}
