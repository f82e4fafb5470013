import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

// The headless shell comes first: it draws no window, and the e2e tests take a third less time.
const NAMES = [
  "chromium-headless-shell",
  "chrome-headless-shell",
  "google-chrome",
  "google-chrome-stable",
  "chromium",
  "chromium-browser",
  "chrome",
];

/** Common locations of Chrome and Chromium outside PATH. */
function usualPlaces() {
  const { HOME = "", PROGRAMFILES, LOCALAPPDATA } = process.env;
  if (process.platform === "darwin") {
    const apps = ["Google Chrome", "Chromium"].map((name) => `${name}.app/Contents/MacOS/${name}`);
    return ["/Applications", `${HOME}/Applications`].flatMap((dir) =>
      apps.map((app) => join(dir, app)),
    );
  }
  if (process.platform === "win32") {
    return [PROGRAMFILES, process.env["PROGRAMFILES(X86)"], LOCALAPPDATA]
      .filter((dir) => dir !== undefined)
      .flatMap((dir) => [
        join(dir, "Google", "Chrome", "Application", "chrome.exe"),
        join(dir, "Chromium", "Application", "chrome.exe"),
      ]);
  }
  return ["/snap/bin/chromium", "/opt/google/chrome/chrome"];
}

const inPath = () =>
  (process.env.PATH ?? "").split(delimiter).flatMap((dir) => NAMES.map((name) => join(dir, name)));

/** Runs the file (not on Windows), because some systems ship a placeholder script. */
function runs(/** @type {string} */ path) {
  if (!existsSync(path)) return false;
  if (process.platform === "win32") return true;
  try {
    const version = execFileSync(path, ["--version"], {
      timeout: 20_000,
      stdio: ["ignore", "pipe", "ignore"],
    });
    return /chrom/i.test(version.toString());
  } catch {
    return false;
  }
}

/**
 * Path of a Chrome or Chromium: CHROME_PATH, one that is installed, or Playwright's own.
 * @returns {string | null}
 */
export function findBrowser() {
  const { CHROME_PATH } = process.env;
  if (CHROME_PATH) return runs(CHROME_PATH) ? CHROME_PATH : null;
  return [...inPath(), ...usualPlaces(), chromium.executablePath()].find(runs) ?? null;
}
