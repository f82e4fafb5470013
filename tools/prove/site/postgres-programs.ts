import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The folder with PostgreSQL's programs: in PATH, or where Debian and Homebrew install them. */
export function findPostgresFolder(): string | null {
  const installed = [
    ["/usr/lib/postgresql", "bin"],
    ["/opt/homebrew/opt", "bin"],
    ["/usr/local/opt", "bin"],
  ].flatMap(([parent = "", bin = ""]) =>
    listFolder(parent)
      .filter((name) => /^(\d+|postgresql(@\d+)?)$/.test(name))
      .sort((a, b) => b.localeCompare(a, "en", { numeric: true }))
      .map((name) => join(parent, name, bin)),
  );
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...installed];
  const isComplete = (folder: string) =>
    ["initdb", "postgres", "pg_isready"].every((name) => existsSync(join(folder, name)));
  return folders.find(isComplete) ?? null;
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
