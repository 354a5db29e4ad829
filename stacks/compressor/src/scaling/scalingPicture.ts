import type { Comparison } from "./comparePolicies.js";
import { mostTasks } from "./scalingTable.js";
import type { SimulatedMinute } from "./simulateScaling.js";
import { sourceWorker } from "./WorkModel.js";

const width = 1040;
const margin = { top: 76, left: 16 };
const panel = { left: 272, width: 468, height: 84 };
const aside = { left: 796, width: 220 };
const rowHeight = 136;

/** Colours as in docs/images/kpis.svg: apart for all eyes, and readable on white and on black. */
const style = [
  ".paper{fill:#fff}.ink{fill:#1f2328}.soft{fill:#57606a}.axis{stroke:#d8dee4}.need{fill:#9cc3e0}",
  ".ours{stroke:#0072b2}.simple{stroke:#d55e00;stroke-dasharray:4 3}.line{fill:none;stroke-width:1.6;stroke-linejoin:round}",
  "text{font:12px system-ui,sans-serif}.title{font-size:17px;font-weight:600}.name{font-size:13px;font-weight:600}",
  "@media (prefers-color-scheme:dark){.paper{fill:#0d1117}.ink{fill:#e6edf3}.soft{fill:#9198a1}.axis{stroke:#30363d}",
  ".need{fill:#2a5d84}.ours{stroke:#56b4e9}.simple{stroke:#f0883e}}",
].join("");

/** The simulation as a picture: for each load the tasks that it needs and has, and the age of the oldest message. */
export function scalingPicture(comparisons: readonly Comparison[]): string {
  const height = margin.top + comparisons.length * rowHeight + 12;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    "<title>How the source workers follow eight loads</title>",
    `<style>${style}</style>`,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    text(margin.left, 28, "Tasks of a source worker under eight simulated loads", "ink title"),
    ...legend(),
    ...comparisons.flatMap((comparison, index) => row(comparison, margin.top + index * rowHeight)),
    "</svg>",
  ].join("\n")}\n`;
}

function legend(): string[] {
  const y = 52;
  return [
    `<rect class="need" x="${panel.left}" y="${y - 9}" width="18" height="10"/>`,
    text(panel.left + 24, y, "tasks needed", "soft"),
    line("ours", `M${panel.left + 118} ${y - 4}h22`),
    text(panel.left + 146, y, "tasks that are paid for", "soft"),
    line("simple", `M${panel.left + 290} ${y - 4}h22`),
    text(panel.left + 318, y, "were there one for 60 that wait", "soft"),
    text(aside.left, y, "age of the oldest message", "soft"),
  ];
}

function row({ load, ours, simple, workHours }: Comparison, top: number): string[] {
  const base = top + 16 + panel.height;
  const hours = load.minutes / 60;
  const [title = "", detail = ""] = load.name.split(": ");
  const needed = perBucket(ours.minutes, ({ arrived }) => (arrived / 60) * secondsEach(load.objectBytes));
  const has = perBucket(ours.minutes, ({ tasks }) => tasks);
  const other = perBucket(simple.minutes, ({ tasks }) => tasks);
  const top1 = niceMost(Math.max(...needed, ...has, ...other));
  const ages = perBucket(ours.minutes, ({ ageSeconds }) => ageSeconds);
  const otherAges = perBucket(simple.minutes, ({ ageSeconds }) => ageSeconds);
  const oldest = niceMost(Math.max(...ages, ...otherAges));
  const inPanel = { ...panel, base, most: top1 };
  const inAside = { ...aside, height: panel.height, base, most: oldest };
  return [
    text(margin.left, top + 26, title, "ink name"),
    text(margin.left, top + 44, detail, "soft"),
    text(
      margin.left,
      top + 68,
      `${ours.taskHours.toFixed(1)} task hours for ${workHours.toFixed(1)} h of work`,
      "soft",
    ),
    text(margin.left, top + 86, `$${ours.dollars.toFixed(2)}, most tasks: ${mostTasks(ours)}`, "soft"),
    text(margin.left, top + 104, `99 % archived within ${ours.delaySeconds.p99} s`, "soft"),
    ...frame(inPanel, String(top1), hours),
    `<path class="need" d="${stepsOf(needed, inPanel)}V${base}H${panel.left}Z"/>`,
    line("simple", stepsOf(other, inPanel)),
    line("ours", stepsOf(has, inPanel)),
    ...frame(inAside, `${oldest} s`, hours),
    line("simple", stepsOf(otherAges, inAside)),
    line("ours", stepsOf(ages, inAside)),
  ];
}

interface Plot {
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly base: number;
  readonly most: number;
}

function frame({ left, width: across, height, base }: Plot, most: string, hours: number): string[] {
  return [
    `<path class="axis line" d="M${left} ${base - height}h${across}M${left} ${base}h${across}"/>`,
    `<text class="soft" text-anchor="end" x="${left - 6}" y="${base - height + 4}">${most}</text>`,
    `<text class="soft" text-anchor="end" x="${left - 6}" y="${base + 4}">0</text>`,
    `<text class="soft" text-anchor="end" x="${left + across}" y="${base + 16}">${hours} h</text>`,
  ];
}

function stepsOf(values: readonly number[], { left, width: across, height, base, most }: Plot): string {
  const x = (index: number): string => short(left + (across * index) / values.length);
  const y = (value: number): string => short(base - (height * Math.min(value, most)) / most);
  const steps = values.map((value, index) => {
    const isSame = index > 0 && y(value) === y(values[index - 1] ?? 0);
    return isSame ? "" : `${index === 0 ? "M" : "H"}${x(index)}${index === 0 ? " " : "V"}${y(value)}`;
  });
  return `${steps.join("")}H${x(values.length)}`;
}

/** The largest of each bucket, so that no peak is lost; as many buckets as can be seen. */
function perBucket(minutes: readonly SimulatedMinute[], valueIn: (minute: SimulatedMinute) => number): number[] {
  const size = Math.ceil(minutes.length / 288);
  return Array.from({ length: Math.ceil(minutes.length / size) }, (_, index) =>
    Math.max(...minutes.slice(index * size, (index + 1) * size).map(valueIn)),
  );
}

/** 1, 2 or 5 times a power of ten, or 20 tasks, at or above a value. */
function niceMost(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return [1, 2, 3, 5, 10].map((factor) => factor * power).find((nice) => nice >= value) ?? value;
}

function secondsEach(bytes: number): number {
  return sourceWorker.secondsPerObject + bytes * sourceWorker.secondsPerByte;
}

function text(x: number, y: number, content: string, name: string): string {
  return `<text class="${name}" x="${x}" y="${y}">${content}</text>`;
}

function line(name: string, d: string): string {
  return `<path class="line ${name}" d="${d}"/>`;
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
