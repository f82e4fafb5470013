import { spawn } from "node:child_process";
import { once } from "node:events";
import { cleanEnvironment } from "./app";

/** Runs the command that `npm start` runs until it exits by itself. */
export async function runCommand(
  env: Record<string, string>,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, ["server.mjs"], {
    env: { ...cleanEnvironment(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].on("data", (part) => {
      said[name] += part;
    });
  }
  const [code] = await once(child, "close");
  return { code, ...said };
}
