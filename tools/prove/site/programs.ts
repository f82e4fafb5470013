import { accessSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Trial } from "../case";
import { runCommand } from "./children";

const FOLDERS = [
  ...(process.env.PATH ?? "").split(delimiter),
  ...["/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"],
];

/** The path of an installed program, or null. */
export function findProgram(name: string): string | null {
  for (const folder of FOLDERS) {
    try {
      accessSync(join(folder, name));
      return join(folder, name);
    } catch {
      // Not there.
    }
  }
  return null;
}

/** A phrase that names the missing programs; null when all are installed. */
export function describeMissing(...names: string[]): string | null {
  const missing = names.filter((name) => !findProgram(name));
  return missing.length > 0 ? `${missing.join(" and ")} not found` : null;
}

/** A temporary folder that programs of another user may enter. */
export async function makeFolder(trial: Trial, name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `stint-prove-${name}-`));
  trial.defer(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o755);
  return folder;
}

/** Creates a certificate that nobody has signed, as the files `certificate` and `key`. */
export async function createCertificate(folder: string): Promise<void> {
  await runCommand("openssl", [
    ...["req", "-x509", "-nodes", "-days", "1", "-subj", "/CN=stint.example"],
    ...["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"],
    ...["-keyout", join(folder, "key"), "-out", join(folder, "certificate")],
  ]);
}
