import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { source as axeSource } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { reportPage } from "./reportPage.js";
import { sections } from "./sections/index.js";
import { canLaunchBrowser, launchBrowser } from "./testing/browser/launchBrowser.js";
import { emptyReport } from "./testing/emptyReport.js";
import { faultsOf } from "./testing/faultsOf.js";
import { lookAtReport } from "./testing/lookAtReport.js";
import { sampleReport } from "./testing/sampleReport.js";
import { takePictures } from "./testing/takePictures.js";

const why = canLaunchBrowser() ? "" : " (skipped: no browser here; name one in SALLYPORT_CHROMIUM)";
// jest names a suite that is skipped only where it is asked to be verbose.
if (why !== "") console.warn(`the report is not looked at in a browser${why}`);
const phone = { viewport: { width: 360, height: 740 } };

interface AxeResults {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

(canLaunchBrowser() ? describe : describe.skip)(`the report in a browser, from a file${why}`, () => {
  let browser: Browser;
  let folder: string;
  let address: string;
  /** What the browser had to say. */
  const said: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sallyport-report-"));
    writeFileSync(join(folder, "report.html"), await reportPage(sampleReport));
    writeFileSync(join(folder, "empty.html"), await reportPage(emptyReport));
    address = pathToFileURL(join(folder, "report.html")).href;
    browser = await launchBrowser();
  }, 60_000);

  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    said.length = 0;
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(url = address, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage();
    page.on("console", (message) => said.push(`${message.type()} ${message.text()}`));
    page.on("pageerror", (error) => said.push(error.message));
    await page.goto(url);
    return page;
  }

  const shot = async (page: Page, name: string) => {
    const { SALLYPORT_ARTIFACTS: artifacts } = process.env;
    if (artifacts === undefined) return;
    mkdirSync(artifacts, { recursive: true });
    await page.screenshot({ path: join(artifacts, `${name}.png`), fullPage: true });
  };

  it("loads in under two seconds, asks for nothing else, has nothing to complain of and something in every view", async () => {
    const seen = await lookAtReport(browser, address);
    expect(seen.views).toHaveLength(7);
    expect(faultsOf(seen)).toEqual([]);
  });

  it("is what the documentation's pictures are taken of", async () => {
    const files = await takePictures(browser, address, folder);
    expect(files).toHaveLength(3);
    for (const file of files) expect(readFileSync(file).subarray(1, 4).toString()).toBe("PNG");
  });

  it("says in the views of what was not run what to run", async () => {
    const seen = await lookAtReport(browser, pathToFileURL(join(folder, "empty.html")).href);
    const without = seen.views.filter(({ missing }) => missing.length > 0).map(({ title }) => title);
    expect(without).toEqual(["Overview", "Topology", "Pipelines", "Grants", "Controls", "Policies", "Benchmarks"]);
    expect(faultsOf(seen).length).toBeGreaterThanOrEqual(without.length);
  });

  it.each(sections.map(({ title, id }) => [title, id] as const))("opens the view %s, alone", async (title, id) => {
    const page = await open();
    await page.getByRole("tab", { name: title, exact: true }).click();
    await page.getByRole("heading", { name: title, level: 2, exact: true }).waitFor();
    expect(await page.getByRole("tabpanel").count()).toBe(1);
    expect(new URL(page.url()).hash).toBe(`#${id}`);
    await shot(page, id);
    await page.reload();
    await page.getByRole("tab", { name: title, exact: true, selected: true }).waitFor();
    expect(said).toEqual([]);
  });

  it("is used by keys alone: a way past the views, arrows between them, one stop for all", async () => {
    const page = await open();
    // Gives the window the keyboard, which a browser without one does not do by itself.
    await page.mouse.click(1, 1);
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").textContent()).toBe("Skip to the content");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowRight");
    await page.getByRole("tab", { name: "Topology", selected: true }).waitFor();
    await page.keyboard.press("End");
    await page.getByRole("tab", { name: "Benchmarks", selected: true }).waitFor();
    await page.keyboard.press("ArrowRight");
    await page.getByRole("tab", { name: "Overview", selected: true }).waitFor();
    expect(await page.locator(":focus").textContent()).toBe("Overview");
  });

  it("filters rows by words in any order, and says how many are left", async () => {
    const page = await open(`${address}#controls`);
    const table = page.locator(".rows", { has: page.getByLabel("Filter controls") });
    await page.getByLabel("Filter controls").fill("part NET");
    expect(await table.locator("tbody tr:visible th, tbody tr:visible td:first-child").allTextContents()).toEqual([
      "NET-02",
    ]);
    expect(await table.locator("output").textContent()).toBe("1 of 8");
    await page.getByLabel("Filter controls").fill("");
    expect(await table.locator("tbody tr:visible").count()).toBe(8);
  });

  it("sorts numbers as numbers, up and down", async () => {
    const page = await open(`${address}#benchmarks`);
    const values = async () =>
      await page
        .locator("#benchmarks tbody td.number")
        .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute("data-value"))));
    const sorted = [...(await values())].sort((one, other) => one - other);
    await page.getByRole("button", { name: "value" }).click();
    expect(await values()).toEqual(sorted);
    expect(await page.getByRole("columnheader", { name: "value" }).getAttribute("aria-sort")).toBe("ascending");
    await page.getByRole("button", { name: "value" }).click();
    expect(await values()).toEqual(sorted.reverse());
  });

  it.each([
    ["light", { colorScheme: "light" }],
    ["dark", { colorScheme: "dark" }],
    ["on a phone", phone],
  ] as const)(
    "has no fault that axe finds in any view: %s",
    async (name, options) => {
      // The policy would not let axe in.
      for (const file of ["report.html", "empty.html"]) {
        const page = await open(pathToFileURL(join(folder, file)).href, { ...options, bypassCSP: true });
        await page.addScriptTag({
          content: axeSource,
        });
        for (const { title, id } of sections) {
          await page.getByRole("tab", { name: title, exact: true }).click();
          const { violations } = await page.evaluate<AxeResults>("axe.run()");
          const faults = violations.map(
            (fault) => `${id}: ${fault.id}: ${fault.nodes.map(({ html }) => html.slice(0, 200)).join("\n")}`,
          );
          expect(faults).toEqual([]);
          if (file === "report.html") await shot(page, `${id} ${name}`);
        }
      }
    },
    120_000,
  );

  it("fits a phone: nothing but tables and drawings, each within its own frame, is wider than the screen", async () => {
    const page = await open(address, { ...phone, bypassCSP: true });
    for (const { title } of sections) {
      await page.getByRole("tab", { name: title, exact: true }).click();
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    }
  });

  it("shows every view without its script", async () => {
    const page = await open(address, { javaScriptEnabled: false });
    expect(await page.locator("section.view:visible").count()).toBe(sections.length);
    expect(await page.locator("input:visible").count()).toBe(0);
  });
});
