/**
 * `node scripts/endOfLife.mjs VERSIONS FOLDER [DATE]`: compares the tools of the transform images (workers/transform/images/versions.json) with what endoflife.date
 * says of their products, one `<product>.json` each in FOLDER (SUP-06). Prints a table; ends with 1 where a version is past its end, or ends within 180 days,
 * and with 2 where a product or its cycle is not known, since silence is no support.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A release line, as endoflife.date has it. @typedef {{ cycle: string, eol: string | boolean, latest?: string }} Cycle */

const noticeDays = 180;
/** By the names of versions.json. @type {Readonly<Record<string, string>>} */
const products = { node: "nodejs", java: "eclipse-temurin", maven: "maven", gradle: "gradle", python: "python" };

const [versionsFile = "", folder = "", date] = process.argv.slice(2);
const now = date === undefined ? Date.now() : Date.parse(date);
/** @type {{ tools: Readonly<Record<string, Readonly<Record<string, { version: string }>>>> }} */
const { tools } = JSON.parse(readFileSync(versionsFile, "utf8"));

/** The longest cycle wins: 3.12 before 3. @param {readonly Cycle[]} cycles @param {string} version */
const cycleOf = (cycles, version) =>
  cycles
    .filter(({ cycle }) => version === cycle || version.startsWith(`${cycle}.`) || version.startsWith(`${cycle}+`))
    .sort((one, other) => other.cycle.length - one.cycle.length)[0];

/** @param {Cycle | undefined} cycle @returns {"supported" | "ending" | "ended" | "unknown"} */
const standingOf = (cycle) => {
  if (cycle === undefined) return "unknown";
  // No date yet is false; an end without a date is true.
  if (typeof cycle.eol === "boolean") return cycle.eol ? "ended" : "supported";
  const left = Date.parse(cycle.eol) - now;
  if (Number.isNaN(left)) return "unknown";
  if (left <= 0) return "ended";
  return left <= noticeDays * 86_400_000 ? "ending" : "supported";
};

const rows = Object.entries(tools).flatMap(([tool, lines]) => {
  const file = join(folder, `${products[tool] ?? tool}.json`);
  /** @type {readonly Cycle[]} */
  const cycles = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
  return Object.values(lines).map(({ version }) => {
    const cycle = cycleOf(cycles, version);
    return { tool, version, newest: cycle?.latest ?? "", ends: String(cycle?.eol ?? ""), standing: standingOf(cycle) };
  });
});
process.stdout.write("| tool | version | newest of its line | ends | standing |\n|---|---|---|---|---|\n");
for (const row of rows) process.stdout.write(`| ${Object.values(row).join(" | ")} |\n`);
if (rows.some(({ standing }) => standing === "unknown")) process.exitCode = 2;
if (rows.some(({ standing }) => standing === "ending" || standing === "ended")) process.exitCode = 1;
