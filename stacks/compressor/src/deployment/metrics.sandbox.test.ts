import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DeleteObjectCommand, PutBucketPolicyCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type PlannedResource, plannedResources } from "@sallyport/stack-kit/testing";
import {
  type MetricName,
  metricNamespace,
  metricTable,
  type Side,
  sideDimensions,
} from "@sallyport/worker-compressor/metrics";
import { CompressorBed } from "@sallyport/worker-compressor/testing";
import { queueDepth, type RunningWorker, send, until } from "@sallyport/worker-kit/testing";
import { compressorConfig } from "../config/CompressorConfig.js";
import { planCompressor } from "../plan/planCompressor.js";
import { listedAlarms, plannedAlarms, type WatchedMetric, watchedMetrics } from "../reference/watchedMetrics.js";
import { deployCompressor } from "./deployCompressor.js";
import { describeMetric, type EmittedMetric, emittedMetrics } from "./testing/emittedMetrics.js";

/** Regions and rule of the bed, so that what is planned watches what runs. */
const [from, to] = ["eu-west-1", "eu-central-1"] as const;

/** Metrics of what happens to a worker seldom, and the test in whose run it is emitted. */
const seenElsewhere: Readonly<Partial<Record<MetricName, string>>> = {
  LevelTableFailures: "levels/levels.sandbox.test.ts",
};

const workerSource = join(__dirname, "..", "..", "..", "..", "workers", "compressor", "src");

let workers: Record<Side, RunningWorker>;
let emitted: EmittedMetric[];
let planned: PlannedResource[];
let watched: WatchedMetric[];
let bed: CompressorBed;

beforeAll(async () => {
  bed = await CompressorBed.start({ mirrorDeletes: true, backup: true });
  workers = await runBothSides();
  await Promise.all([workers.source.stop(), workers.target.stop()]);
  emitted = [...emittedMetrics(workers.source.lines), ...emittedMetrics(workers.target.lines)];
  const config = compressorConfig.parse({
    imageVersion: "1.0.0",
    networks: { [from]: { cidrBlock: "10.64.0.0/16" }, [to]: { cidrBlock: "10.65.0.0/16" } },
    rules: [
      { name: "rule", source: { region: from }, destinations: [{ region: to, backup: {} }], mirrorDeletes: true },
    ],
  });
  const plan = planCompressor(config, [from, to]);
  planned = await plannedResources(() => void deployCompressor(plan), [from, to]);
  watched = watchedMetrics(planned);
}, 180_000);
afterAll(async () => await bed?.stop());

/** Lets both workers meet everything that they count: what is moved, kept, deleted, gone, cold, refused, unreadable and crowded with tags. */
async function runBothSides(): Promise<Record<Side, RunningWorker>> {
  const put = async (Key: string, more: object = {}) =>
    await bed.source.s3.send(new PutObjectCommand({ Bucket: bed.bucket, Key, Body: `content of ${Key}`, ...more }));
  const Statement = {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:PutObject",
    Resource: `arn:aws:s3:::${bed.destination}/refused`,
  };
  await bed.target.s3.send(
    new PutBucketPolicyCommand({
      Bucket: bed.destination,
      Policy: JSON.stringify({ Version: "2012-10-17", Statement: [Statement] }),
    }),
  );
  await put("plain");
  await put("crowded", { Tagging: Array.from({ length: 10 }, (_, index) => `tag${index}=${index}`).join("&") });
  const { VersionId } = await put("gone");
  await bed.source.s3.send(new DeleteObjectCommand({ Bucket: bed.bucket, Key: "gone", VersionId }));
  await put("cold", { StorageClass: "GLACIER" });
  await send(bed.source, bed.sourceQueue.url, "no event");
  const source = await bed.startSource();
  const target = await bed.startTarget();
  await until("the archive is confirmed", () => source.events("archive.removed").length > 0);
  await bed.source.s3.send(new DeleteObjectCommand({ Bucket: bed.bucket, Key: "crowded" }));
  const plain = await put("plain");
  await bed.source.s3.send(new DeleteObjectCommand({ Bucket: bed.bucket, Key: "plain", VersionId: plain.VersionId }));
  await until("the deletions are heard", () => source.events("deletion.unmirrored").length > 0);
  await until("the deletion is repeated", () => JSON.stringify(target.lines).includes('"DeletionsApplied":'));
  await put("refused");
  await until("the refused object is set aside", async () => {
    return (await queueDepth(bed.target, bed.targetQueue.deadLetterUrl)).visible > 0;
  });
  return { source, target };
}

describe("the metrics of the workers, as they run", () => {
  const declared = (side: Side): string[] =>
    Object.entries(metricTable)
      .filter(([, { sides }]) => (sides as readonly Side[]).includes(side))
      .map(([name]) => name)
      .sort();

  it.each(["source", "target"] as const)("are on the %s side those of the table: all of them, and no other", (side) => {
    const names = new Set(emittedMetrics(workers[side].lines).map(({ name }) => name));
    const unseen = declared(side).filter((name) => !names.has(name));
    expect([...names].filter((name) => !declared(side).includes(name))).toEqual([]);
    expect(unseen.filter((name) => seenElsewhere[name as MetricName] === undefined)).toEqual([]);
  });

  it.each(Object.entries(seenElsewhere))("are in the run of another test where they are rare: %s", (name, path) => {
    expect(readFileSync(join(workerSource, path), "utf8")).toContain(`"${name}"`);
  });

  it("have the unit and the dimensions that the table gives them, in its namespace", () => {
    const table: Readonly<Record<string, { readonly unit: string }>> = metricTable;
    for (const { namespace, name, unit, dimensions } of emitted) {
      const side = dimensions.Side as Side;
      expect([name, namespace, unit]).toEqual([name, metricNamespace, table[name]?.unit]);
      expect([name, Object.keys(dimensions)]).toEqual([name, [...sideDimensions[side]]]);
    }
  });
});

describe("the dashboards and alarms, as they would be deployed", () => {
  const ofPlan = (type: string, input: string): Set<string> =>
    new Set(planned.filter((resource) => resource.type === type).map(({ inputs }) => String(inputs[input])));

  it("look at no metric of the workers that these did not emit, with the very dimensions", () => {
    const there = new Set(
      emitted.map(({ namespace, name, dimensions }) => describeMetric(namespace, name, dimensions)),
    );
    const dead = watched
      .filter(({ namespace }) => namespace === metricNamespace)
      .filter(({ namespace, name, dimensions }) => !there.has(describeMetric(namespace, name, dimensions)));
    expect(dead).toEqual([]);
  });

  it("look in the region in which each worker runs", () => {
    const regions = watched
      .filter(({ namespace }) => namespace === metricNamespace)
      .map(({ region, dimensions }) => `${dimensions.Side} ${region}`);
    expect(new Set(regions)).toEqual(new Set([`source ${from}`, `target ${to}`]));
  });

  it("look at queues, services and metrics of AWS that there are", () => {
    const queues = ofPlan("aws:sqs/queue:Queue", "name");
    const services = ofPlan("aws:ecs/service:Service", "name");
    const known: Readonly<Record<string, readonly string[]>> = {
      "AWS/SQS": [
        "ApproximateNumberOfMessagesVisible",
        "ApproximateNumberOfMessagesNotVisible",
        "ApproximateAgeOfOldestMessage",
      ],
      "ECS/ContainerInsights": ["DesiredTaskCount", "RunningTaskCount"],
    };
    const strange = watched.filter(({ namespace, name, dimensions: { QueueName, ServiceName } }) => {
      if (namespace === "AWS/SQS") return !known[namespace]?.includes(name) || !queues.has(QueueName ?? "");
      if (namespace === "ECS/ContainerInsights") {
        return !known[namespace]?.includes(name) || !services.has(ServiceName ?? "");
      }
      return false;
    });
    expect(strange).toEqual([]);
  });

  it("count refused calls by a word that the workers write", () => {
    const filters = planned.filter(({ type }) => type === "aws:cloudwatch/logMetricFilter:LogMetricFilter");
    const counted = watched.filter(({ namespace }) => namespace === "Sallyport/Logs");
    expect(counted.length).toBeGreaterThan(0);
    for (const { name } of counted) {
      const filter = filters.find(({ inputs }) => (inputs.metricTransformation as { name: string }).name === name);
      expect([name, filter?.inputs.pattern]).toEqual([name, '{ $.event = "security.access_denied" }']);
    }
    expect(workers.target.events("security.access_denied").length).toBeGreaterThan(0);
  });

  it("know no other namespace", () => {
    const known = [metricNamespace, "AWS/SQS", "ECS/ContainerInsights", "Sallyport/Logs"];
    expect(watched.filter(({ namespace }) => !known.includes(namespace))).toEqual([]);
  });

  it("list alarms that there are, and leave out none that is for people", () => {
    const listed = new Set(listedAlarms(planned).map((arn) => arn.slice(arn.lastIndexOf(":") + 1)));
    const names = plannedAlarms(planned).map(({ name }) => name);
    expect([...listed].filter((name) => !names.includes(name))).toEqual([]);
    const scaling = /-(backlog|idle)$/;
    expect(names.filter((name) => !listed.has(name) && !scaling.test(name))).toEqual([]);
  });
});
