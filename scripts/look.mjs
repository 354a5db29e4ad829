/**
 * `npm run look [-- --start]`: opens the report of the last `npm start` (out/report.html) in a browser and goes through its views: each has to
 * show what was run, nothing may be asked for from outside, and it has to be there within two seconds. `--start` does a whole `npm start` first.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { prepare, root } from "./prepare.mjs";

const [flag, ...more] = process.argv.slice(2);
if ((flag !== undefined && flag !== "--start") || more.length > 0) {
  process.stderr.write("usage: npm run look [-- --start]\n");
  process.exit(64);
}
const { node } = prepare();
if (flag === "--start") {
  const { status } = spawnSync(node, [join(root, "scripts", "start.mjs")], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 2);
}
const report = join(root, "out", "report.html");
if (!existsSync(report)) {
  process.stderr.write(`sallyport: ${report} is not there: make it by \`npm start\`, or give --start\n`);
  process.exit(2);
}
const { launchBrowser, lookAtReport, faultsOf } = await import(
  pathToFileURL(join(root, "packages", "report", "dist", "testing", "index.js")).href
);
const browser = await launchBrowser();
try {
  const seen = await lookAtReport(browser, pathToFileURL(report).href);
  const faults = faultsOf(seen);
  for (const { title, words } of seen.views) process.stdout.write(`${title}: ${words} words\n`);
  for (const fault of faults) process.stderr.write(`${report}: ${fault}\n`);
  process.stdout.write(
    `Loaded in ${Math.round(seen.loadMs)} ms, ${seen.views.length} views, ${faults.length} faults\n`,
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await browser.close();
}
