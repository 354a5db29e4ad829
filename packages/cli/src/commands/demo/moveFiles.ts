import { S3Client } from "@aws-sdk/client-s3";
import { startProgress } from "../../output/progress.js";
import { awaitArrival } from "./awaitArrival.js";
import { awaitConfirmation } from "./awaitConfirmation.js";
import type { DemoRule } from "./CompressorOutputs.js";
import type { CompressorFigures } from "./DemoResult.js";
import type { InputFile } from "./inputFiles.js";
import { measureArchives } from "./measureArchives.js";
import { uploadInput } from "./uploadInput.js";
import { verifyArrival } from "./verifyArrival.js";

/** How long nothing may arrive before the wait gives up, milliseconds. */
const patience = 120_000;

interface Move {
  readonly rule: DemoRule;
  /** Where the files go in the source bucket, and so in the targets. */
  readonly prefix: string;
  readonly files: readonly InputFile[];
  readonly say: (line: string) => void;
}

export interface MoveOutcome {
  readonly figures: CompressorFigures;
  /** What differs, one line a file. */
  readonly problems: readonly string[];
}

/** Uploads files, waits until each target has them all, and compares every one with what was uploaded. */
export async function moveFiles({ rule, prefix, files, say }: Move): Promise<MoveOutcome> {
  const started = new Date();
  const source = new S3Client({ region: rule.sourceRegion });
  const bytes = files.reduce((sum, { size }) => sum + size, 0);

  say(`uploading ${files.length} files to ${rule.sourceBucket}/${prefix}`);
  const uploads = startProgress("  upload", files.length);
  let uploaded = 0;
  await uploadInput(source, rule.sourceBucket, prefix, files, () => uploads.update(++uploaded)).finally(uploads.end);

  const problems: string[] = [];
  let restored = files.length;
  let verified = files.length;
  for (const { region, bucket } of rule.destinations) {
    const outcome = await checkTarget({ s3: new S3Client({ region }), region, bucket, prefix, files, say });
    restored = Math.min(restored, outcome.restored);
    verified = Math.min(verified, outcome.verified);
    problems.push(...outcome.problems);
  }
  const seconds = (Date.now() - started.getTime()) / 1000;

  say("waiting until the source has removed the confirmed archives");
  const archivePrefix = `${rule.name}/`;
  await awaitConfirmation({ s3: source, bucket: rule.stagingBucket, prefix: archivePrefix, patience });
  const { archives, archiveBytes } = await measureArchives(source, rule.stagingBucket, archivePrefix, started);
  const ratio = archiveBytes === 0 ? 0 : Number((bytes / archiveBytes).toFixed(3));
  const objects = files.length;
  const lost = objects - verified;
  return { figures: { objects, bytes, archives, archiveBytes, ratio, restored, verified, lost, seconds }, problems };
}

interface TargetCheck extends Move {
  readonly s3: S3Client;
  readonly region: string;
  readonly bucket: string;
}

async function checkTarget({ s3, region, bucket, prefix, files, say }: Omit<TargetCheck, "rule">) {
  say(`waiting for them in ${bucket} (${region})`);
  const arrivals = startProgress("  arrival", files.length);
  const onCount = (count: number) => arrivals.update(count);
  await awaitArrival({ s3, bucket, prefix, expected: files.length, patience, onCount }).finally(arrivals.end);
  say("comparing bytes, metadata, content type and tags");
  const checks = startProgress("  verify", files.length);
  let checked = 0;
  return await verifyArrival({ s3, bucket, prefix }, files, () => checks.update(++checked)).finally(checks.end);
}
