import { setTimeout as delay } from "node:timers/promises";
import { Command } from "commander";
import { printJson } from "../../output/printJson.js";
import { currentRegion } from "../../settings/currentRegion.js";
import { makeAccountClients } from "../security/makeAccountClients.js";
import { parseImage } from "./parseImage.js";
import type { ScannedImage } from "./ScannedImage.js";
import { scanImage } from "./scanImage.js";

/** Between two looks, milliseconds. */
const pauseMilliseconds = 5_000;
/** Ten minutes of them. */
const looks = 120;
/** Images are built anew at least each month (SUP-05). */
const oldestDays = 31;

/** `sallyport image scan`: has ECR scan an image by its digest, now and whenever one is pushed (TOL-10). */
export function scanImageCommand(): Command {
  return new Command("scan")
    .description(
      "turn the scan of pushed images on, scan an image by its digest, and say what was found and how old it is",
    )
    .argument("<image>", "REPOSITORY for the image pushed last, or REPOSITORY@sha256:…")
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      `\nEnds with 1 where something critical or high was found, or the image is older than ${oldestDays} days; 2 without a result.`,
    )
    .action(async (text: string, { json }: { readonly json?: boolean }) => {
      const image = parseImage(text);
      const pause = async () => await delay(pauseMilliseconds);
      const ecr = makeAccountClients(process.env).ecr(currentRegion());
      const scanned = await scanImage(ecr, image, { pause, looks, now: Date.now });
      if (json) printJson(scanned);
      else process.stdout.write(describe(scanned));
      process.exitCode = exitCodeOf(scanned);
    });
}

function describe({ repository, digest, scannedOnPush, status, findings, ageDays }: ScannedImage): string {
  const counts = Object.entries(findings).map(([severity, count]) => `${count} ${severity.toLowerCase()}`);
  const pushed = scannedOnPush ? "" : "Pushed images were not scanned; they are from now on.\n";
  const old =
    ageDays > oldestDays ? `It is ${ageDays} days old: build it anew, with the updates of today (SUP-05).\n` : "";
  return `${pushed}${repository}@${digest}: ${status}; ${counts.join(", ") || "nothing was found"}\n${old}`;
}

function exitCodeOf({ status, findings, ageDays }: ScannedImage): 0 | 1 | 2 {
  if (status !== "COMPLETE" && status !== "ACTIVE") return 2;
  return (findings.CRITICAL ?? 0) + (findings.HIGH ?? 0) > 0 || ageDays > oldestDays ? 1 : 0;
}
