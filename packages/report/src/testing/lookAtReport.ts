import type { Browser } from "playwright-core";
import { sections } from "../sections/index.js";

/** What somebody sees who opens a report and goes through its views. */
export interface SeenReport {
  /** From asking for the page until it is loaded, milliseconds: the best of three. */
  readonly loadMs: number;
  readonly views: readonly {
    readonly title: string;
    /** Words that stand in it. */
    readonly words: number;
    /** What it says was not run. */
    readonly missing: readonly string[];
  }[];
  /** What the browser had to complain of. */
  readonly complaints: readonly string[];
  /** Requests for anything but the page. */
  readonly requests: readonly string[];
}

/** Opens a report in a browser, goes through its views and closes it. @param address of the page, `file:` or `http:` */
export async function lookAtReport(browser: Browser, address: string): Promise<SeenReport> {
  const context = await browser.newContext();
  try {
    const complaints: string[] = [];
    const requests: string[] = [];
    const page = await context.newPage();
    page.on("console", (message) => complaints.push(`${message.type()} ${message.text()}`));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => requests.push(request.url()));
    const durations: number[] = [];
    // A machine that is busy with something else says nothing of the page.
    for (let round = 0; round < 3; round += 1) {
      const start = performance.now();
      await page.goto(address);
      durations.push(performance.now() - start);
    }
    const views: SeenReport["views"][number][] = [];
    for (const { title, id } of sections) {
      await page.getByRole("tab", { name: title, exact: true }).click();
      const view = page.locator(`#${id}:visible`);
      const missing = await view.locator(".missing p").allTextContents();
      views.push({ title, words: (await view.allInnerTexts()).join(" ").split(/\s+/).length, missing });
    }
    return {
      ...{ loadMs: Math.min(...durations), views, complaints },
      requests: requests.filter((url) => url !== address),
    };
  } finally {
    await context.close();
  }
}
