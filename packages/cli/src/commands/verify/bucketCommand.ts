import { Command } from "commander";
import { describeItems } from "../../checked/describeItems.js";
import { exitCodeOf } from "../../checked/exitCodeOf.js";
import { printJson } from "../../output/printJson.js";
import { currentRegion } from "../../settings/currentRegion.js";
import { makeAccountClients } from "../security/makeAccountClients.js";
import type { VerifiedBucket } from "./BucketState.js";
import { judgeBucket } from "./judgeBucket.js";
import { readBucket } from "./readBucket.js";

/** `sallyport verify bucket`: what a bucket is set to; 1 while anything of it is open (TOL-10). */
export function bucketCommand(): Command {
  return new Command("bucket")
    .description("say how a bucket is encrypted, closed to the public and versioned, and what of it is wrong")
    .argument("<name>", "name of the bucket")
    .option("--json", "print one JSON document")
    .action(async (name: string, { json }: { readonly json?: boolean }) => {
      const state = await readBucket(makeAccountClients(process.env).s3(currentRegion()), name);
      const verified: VerifiedBucket = { ...state, checks: judgeBucket(state) };
      if (json) printJson(verified);
      else process.stdout.write(describeItems(verified.checks, process.stdout.isTTY === true));
      process.exitCode = exitCodeOf(verified.checks);
    });
}
