import { GetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import type { RegionalClients } from "../../../aws/RegionalClients.js";
import { listObjects } from "../listing/listObjects.js";
import type { CompressorRule } from "../rules/CompressorRule.js";
import type { WorkUnderWay } from "./Finding.js";

const depths = [
  "ApproximateNumberOfMessages",
  "ApproximateNumberOfMessagesNotVisible",
  "ApproximateNumberOfMessagesDelayed",
] as const;

/**
 * What a rule has not worked off: messages in its queues (the targets' are shared by all rules that arrive there), archives in the staging
 * buckets, and what was set aside. Needs `sqs:GetQueueAttributes`, and `s3:ListBucket` on both staging buckets.
 */
export async function workUnderWay(rule: CompressorRule, clients: RegionalClients): Promise<readonly WorkUnderWay[]> {
  const { name, sourceRegion, stagingBucket, queueUrls, deadLetterQueueUrls, arrivals } = rule;
  const rows: WorkUnderWay[] = [];
  const add = (row: Omit<WorkUnderWay, "rule">): void => {
    if (row.count > 0) rows.push({ rule: name, ...row });
  };
  for (const { region, url } of queueUrls)
    add({ finding: "under-way", what: "events", region, place: url, count: await depthOf(clients, region, url) });
  const staged = [
    { region: sourceRegion, bucket: stagingBucket },
    ...arrivals.map(({ region, inboundBucket }) => ({ region, bucket: inboundBucket })),
  ];
  for (const { region, bucket } of staged)
    add({ finding: "under-way", what: "archives", region, place: bucket, count: await archivesIn(region, bucket) });
  for (const { region, url } of deadLetterQueueUrls)
    add({ finding: "set-aside", what: "events", region, place: url, count: await depthOf(clients, region, url) });
  return rows;

  async function archivesIn(region: string, bucket: string): Promise<number> {
    let count = 0;
    const scope = { bucket, prefix: `${name}/`, suffix: ".tar.zst" };
    for await (const page of listObjects(await clients.s3(region), scope)) count += page.length;
    return count;
  }
}

async function depthOf(clients: RegionalClients, region: string, QueueUrl: string): Promise<number> {
  const sqs = await clients.sqs(region);
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...depths] }));
  return depths.reduce((sum, name) => sum + Number(Attributes?.[name] ?? 0), 0);
}
