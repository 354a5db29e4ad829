/** `npm run pictures`: the documentation's pictures of the report, from that of the last `npm start` (out/report.html). */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { prepare, root } from "./prepare.mjs";

prepare();
const report = join(root, "out", "report.html");
if (!existsSync(report)) {
  process.stderr.write(`sallyport: ${report} is not there: make it by \`npm start\`\n`);
  process.exit(2);
}
const { launchBrowser, takePictures } = await import(
  pathToFileURL(join(root, "packages", "report", "dist", "testing", "index.js")).href
);
const browser = await launchBrowser();
try {
  const files = await takePictures(browser, pathToFileURL(report).href, join(root, "docs", "images"));
  process.stdout.write(`${files.join("\n")}\n`);
} finally {
  await browser.close();
}
