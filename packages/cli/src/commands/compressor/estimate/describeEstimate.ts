import pc from "picocolors";
import { grid } from "../../../output/grid.js";
import { printable } from "../../../output/printable.js";
import { size } from "../../../output/size.js";
import type { ClassEstimate, Estimate, LevelEstimate, RatioEstimate } from "./Estimate.js";

/** Characters of the longest bar. */
const BAR = 24;
const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/** An estimate for a person. */
export function describeEstimate(estimate: Estimate, coloured: boolean): string {
  const colour = pc.createColors(coloured);
  const { bucket, prefix, objects, bytes, from, to, sampledObjects, sampledBytes, seed, archivedObjects } = estimate;
  return [
    colour.bold(`s3://${bucket}/${printable(prefix)}: ${count(objects)} objects, ${size(bytes)}`),
    `from ${from} to ${to.join(", ")}; ${count(sampledObjects)} objects sampled, ${size(sampledBytes)} of them read, seed ${seed}`,
    ...(archivedObjects > 0 ? [`${count(archivedObjects)} archived objects are left out`] : []),
    "",
    classes(estimate.classes),
    "",
    ...levels(estimate, colour),
    "",
    ...verdict(estimate, colour),
    "",
  ].join("\n");
}

function classes(rows: readonly ClassEstimate[]): string {
  const header = ["content", "objects", "size", "sampled", "level", "ratio", "95 %", "saved", "net"];
  const lines = rows.map((row) => [
    row.contentClass,
    count(row.objects),
    size(row.bytes),
    count(row.sampled),
    String(row.level),
    row.ratio.toFixed(2),
    bounds(row),
    dollars(row.savedDollars),
    dollars(row.netDollars),
  ]);
  return grid([header, ...lines]);
}

function levels({ levels: rows, recommended }: Estimate, colour: ReturnType<typeof pc.createColors>): string[] {
  const header = ["level", "ratio", "95 %", "sent", "transfer", "saved", "tasks", "net", ""];
  const most = Math.max(...rows.map(({ netDollars }) => netDollars), 0);
  const lines = rows.map((row) => [
    String(row.level),
    row.ratio.toFixed(2),
    bounds(row),
    size(row.sentBytes),
    dollars(row.transferDollars),
    dollars(row.savedDollars),
    dollars(row.computeDollars),
    dollars(row.netDollars),
    bar(row.netDollars, most).padEnd(BAR),
  ]);
  const [head = "", ...body] = grid([header, ...lines]).split("\n");
  return [head, ...body.map((line, index) => (rows[index] === recommended ? colour.green(line) : line))];
}

function verdict(estimate: Estimate, colour: ReturnType<typeof pc.createColors>): string[] {
  const { recommended, pays, plainTransferDollars, requestDollars, breakEven, bytes } = estimate;
  const { level, ratio, netDollars } = recommended;
  const { transferDollarsPerGb, ratio: least, objectBytes, bytesPerMonth, fixedDollarsPerMonth } = breakEven;
  const headline = pays
    ? colour.green(
        `level ${level} pays most: ${dollars(netDollars)} of ${dollars(plainTransferDollars)} are kept, a ratio of ${ratio.toFixed(2)}`,
      )
    : colour.yellow(
        `compression does not pay here: plain replication costs ${dollars(plainTransferDollars)}, and the best level loses ${dollars(-netDollars)}`,
      );
  return [
    headline,
    `  requests beyond plain replication: ${dollars(requestDollars)}; what the stack costs with nothing to do: ${dollars(fixedDollarsPerMonth)} a month`,
    "it would stop paying",
    transferDollarsPerGb === null
      ? "  at any price of transfer, since nothing is saved"
      : `  below a price of transfer of $${transferDollarsPerGb.toFixed(4)} a GB, to all regions together`,
    least === null
      ? "  at any ratio, since moving the objects costs more than their transfer"
      : `  below a ratio of ${least.toFixed(3)}`,
    ...(objectBytes === null
      ? []
      : [`  for objects below ${size(objectBytes)}, which cost more by the piece than by their bytes`]),
    bytesPerMonth === null
      ? "  at any volume, since the stack's fixed cost is never earned"
      : `  below ${size(bytesPerMonth)} a month (these are ${size(bytes)}), which do not earn the stack's fixed cost`,
  ];
}

function bounds({ low, high }: RatioEstimate): string {
  return `${low.toFixed(2)}–${high.toFixed(2)}`;
}

function bar(value: LevelEstimate["netDollars"], most: number): string {
  if (value <= 0 || most <= 0) return "";
  const eighths = Math.round((value / most) * BAR * 8);
  return "█".repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? "");
}

function count(number: number): string {
  return number.toLocaleString("en");
}

/** Two digits after the point, or as many as a small amount needs to be seen. */
function dollars(amount: number): string {
  const digits =
    amount === 0 || Math.abs(amount) >= 0.1 ? 2 : Math.min(8, 1 - Math.floor(Math.log10(Math.abs(amount))));
  return `${amount < 0 ? "−" : ""}$${Math.abs(amount).toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}
