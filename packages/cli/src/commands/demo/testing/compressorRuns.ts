import { rm } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { paginateListObjectsV2, S3Client } from "@aws-sdk/client-s3";
import { GetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { Attempt, NamedRun } from "../../../evidence/removal/testing/NamedRun.js";
import type { DemoRule } from "../CompressorOutputs.js";
import { inputFiles } from "../inputFiles.js";
import { uploadInput } from "../uploadInput.js";
import { verifyArrival } from "../verifyArrival.js";
import type { DeployedCompressor } from "./DeployedCompressor.js";
import { writeFiles } from "./writeFiles.js";

/** Milliseconds between two looks. */
const pause = 100;
/** Looks at which nothing waits and nothing is in work, after which nothing comes any more: what goes from region to region is in no queue. */
const idleLooks = 40;

/** The compressor's runs: what their roles hold is needed by one of them. */
export const compressorRuns: readonly NamedRun<DeployedCompressor>[] = [
  moves("move small objects and an empty one, unchanged, and are refused nothing", [0, 1024, 9_000, 9_000]),
  // More than 16 MiB in an archive, and in an object, so that both are uploaded in parts.
  moves("move an object that goes in parts, unchanged, and are refused nothing", [40 * 2 ** 20]),
];

/** Moves made-up files through the pipeline, and checks every one. */
function moves(title: string, sizes: readonly number[]): NamedRun<DeployedCompressor> {
  const run: NamedRun<DeployedCompressor>["run"] = async ({ rule }, { id, signal }) => {
    const folder = await writeFiles(id, sizes);
    try {
      const prefix = `${rule.sourcePrefix}${id}/`;
      const files = await inputFiles(folder);
      // What a run has left behind that was refused something is not this one's.
      const others = new Set(await archivesOf(rule));
      await uploadInput(new S3Client({ region: rule.sourceRegion }), rule.sourceBucket, prefix, files, () => {});
      await arrived({ rule, prefix, objects: files.length, others, signal });
      for (const { region, bucket } of rule.destinations) {
        const { problems } = await verifyArrival({ s3: new S3Client({ region }), bucket, prefix }, files, () => {});
        if (problems.length > 0) throw new Error(problems.join("; "));
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  };
  return { title, run };
}

interface Awaited {
  readonly rule: DemoRule;
  readonly prefix: string;
  readonly objects: number;
  /** Archives that are not waited for. */
  readonly others: ReadonlySet<string>;
  readonly signal: Attempt["signal"];
}

/**
 * Waits until each target has so many objects below a prefix, and the source has removed the archives.
 *
 * @throws Error where nothing is under way any more and that is not so
 */
async function arrived({ rule, prefix, objects, others, signal }: Awaited): Promise<void> {
  for (let idle = 0; idle < idleLooks; ) {
    const left = (await archivesOf(rule)).filter((key) => !others.has(key));
    const counts = await Promise.all(
      rule.destinations.map(async ({ region, bucket }) => await keysIn(new S3Client({ region }), bucket, prefix)),
    );
    if (left.length === 0 && counts.every((keys) => keys.length === objects)) return;
    idle = (await isIdle(rule)) ? idle + 1 : 0;
    await delay(pause, undefined, { signal });
  }
  throw new Error(`nothing is under way any more, and not all of ${prefix} has arrived and is confirmed`);
}

async function archivesOf({ sourceRegion: region, stagingBucket, name }: DemoRule): Promise<readonly string[]> {
  return await keysIn(new S3Client({ region }), stagingBucket, `${name}/`);
}

async function keysIn(client: S3Client, Bucket: string, Prefix: string): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket, Prefix }))
    keys.push(...Contents.map(({ Key = "" }) => Key));
  return keys;
}

async function isIdle({ queueUrls }: DemoRule): Promise<boolean> {
  const names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;
  const counts = await Promise.all(
    queueUrls.map(async ({ region, url }) => {
      const wanted = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: [...names] });
      const { Attributes = {} } = await new SQSClient({ region }).send(wanted);
      return names.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
    }),
  );
  return counts.every((count) => count === 0);
}
