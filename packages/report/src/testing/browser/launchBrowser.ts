import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { installedBrowser } from "./installedBrowser.js";
import { unpackBrowser } from "./unpackBrowser.js";

/** Without these it asks for hosts of its maker at every start. */
const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-quic", "--disable-sync"];

/** Whether pages can be looked at in a browser here: the machine's own, or the workspace's. */
export function canLaunchBrowser(): boolean {
  return installedBrowser() !== undefined || (process.platform === "linux" && process.arch === "x64");
}

/** Launches the machine's browser, or where it has none the one that the workspace carries, which is removed once it is closed. */
export async function launchBrowser(): Promise<Browser> {
  const args = process.getuid?.() === 0 ? [...quiet, "--no-sandbox"] : quiet;
  const installed = installedBrowser();
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args });
  const folder = mkdtempSync(join(tmpdir(), "sallyport-browser-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const browser = await chromium.launch({ ...unpackBrowser(folder), args });
    browser.once("disconnected", remove);
    return browser;
  } catch (error) {
    remove();
    throw error;
  }
}
