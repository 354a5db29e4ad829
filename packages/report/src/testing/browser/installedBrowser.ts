import { existsSync } from "node:fs";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The machine's own browser: `$SALLYPORT_CHROMIUM`, or where Debian and Chrome's own package put it; undefined where there is none. */
export function installedBrowser(): string | undefined {
  return [process.env.SALLYPORT_CHROMIUM, ...places].find((path) => path !== undefined && existsSync(path));
}
