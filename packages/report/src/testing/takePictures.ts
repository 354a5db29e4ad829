import { join } from "node:path";
import type { Browser } from "playwright-core";

/** What the documentation shows of a report, by the names of its files. */
const pictures = [
  { file: "report-topology.png", view: "topology", colorScheme: "light" },
  { file: "report-grants.png", view: "grants", colorScheme: "light" },
  { file: "report-pipelines.png", view: "pipelines", colorScheme: "dark" },
] as const;

/** Takes the documentation's pictures of a report. @param address of the page @param folder where they are kept; it has to be there */
export async function takePictures(browser: Browser, address: string, folder: string): Promise<readonly string[]> {
  const files: string[] = [];
  for (const { file, view, colorScheme } of pictures) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, colorScheme });
    try {
      const page = await context.newPage();
      await page.goto(`${address}#${view}`);
      files.push(join(folder, file));
      await page.screenshot({ path: join(folder, file) });
    } finally {
      await context.close();
    }
  }
  return files;
}
