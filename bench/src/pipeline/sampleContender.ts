import { join } from "node:path";
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { startTestSandbox } from "@sallyport/sandbox/testing";
import { makeServiceRole } from "@sallyport/worker-compressor/testing";
import {
  makeBucket,
  makeQueue,
  makeTable,
  type SandboxClients,
  sandboxClients,
  taskCredentials,
} from "@sallyport/worker-kit/testing";
import type { Contender } from "./Contender.js";
import type { Sample } from "./findSample.js";
import { startService } from "./startService.js";

const names = {
  bucket: "user-source",
  outbound: "staging-outbound",
  inbound: "staging-inbound",
  destination: "user-target",
} as const;
const stack = "sample";
const prefix = "in";
const tables = { parameters: "parameters", settings: "settings-that-are-not-there" } as const;

/**
 * The public sample's two services, unchanged, with the buckets, queues and tables that its CDK stacks would make. Its table of
 * levels is left out: it then takes its default for every batch, level 12, instead of wandering around it.
 */
export function sampleContender({ folder, commit, python }: Sample): Contender {
  return {
    title: `the public sample (${commit})`,
    prepare: async () => {
      const sandbox = await startTestSandbox();
      const source = sandboxClients(sandbox, "eu-west-1");
      const target = sandboxClients(sandbox, "eu-central-1");
      const queues = { source: await makeQueue(source, "source"), target: await makeQueue(target, "target") };
      await makeBucket(source, names.bucket, { notify: { queueArn: queues.source.arn } });
      await makeBucket(target, names.inbound, { notify: { queueArn: queues.target.arn, suffix: ".tar.zst" } });
      await makeBucket(target, names.destination);
      const roleArn = await makeServiceRole(source, "replication", "s3.amazonaws.com", ["s3:*"]);
      await makeBucket(source, names.outbound, { replicate: { roleArn, buckets: [names.inbound] } });
      await describeTargets(source, target);
      const environmentOf = async (clients: SandboxClients, queueUrl: string): Promise<Record<string, string>> => ({
        ...(await taskCredentials(clients, `sample-${clients.region}`, [[["s3:*", "sqs:*", "dynamodb:*"], ["*"]]])),
        AWS_ENDPOINT_URL: sandbox.endpoint,
        AWS_CA_BUNDLE: sandbox.caFile,
        AWS_DEFAULT_REGION: clients.region,
        // Metrics go to its log, as in its containers, without a search for an agent.
        AWS_EMF_ENVIRONMENT: "Local",
        SQS_QUEUE_URL: queueUrl,
        STACK_NAME: stack,
      });
      const environments = {
        source: await environmentOf(source, queues.source.url),
        target: await environmentOf(target, queues.target.url),
      };
      return {
        sandbox,
        source,
        target,
        bucket: names.bucket,
        destination: names.destination,
        startSource: async (level) => {
          if (level !== 12) throw new Error("The sample chooses its level itself: 12, unless it has learned another.");
          return await startService({
            python,
            folder: join(folder, "bin", "source_region"),
            environment: {
              ...environments.source,
              BUCKET: names.outbound,
              MONITORED_PREFIX: prefix,
              REPLICATION_PARAMETERS_TABLE: tables.parameters,
              COMPRESSION_SETTINGS_TABLE: tables.settings,
            },
            // It measures the processor for some seconds before.
            ready: /Using ZSTD version/,
            done: /compressed (?<objects>\d+) objects from \d+ to (?<archiveBytes>\d+) bytes/,
          });
        },
        startTarget: async () =>
          await startService({
            python,
            folder: join(folder, "bin", "target_region"),
            environment: environments.target,
            ready: /Starting processing cycle/,
            done: /Successfully processed (?<objects>\d+) objects/,
          }),
        stop: async () => {
          source.close();
          target.close();
          await sandbox.stop();
        },
      };
    },
  };
}

/** What the sample's deployment writes for its source service to find. */
async function describeTargets(source: SandboxClients, target: SandboxClients): Promise<void> {
  await makeTable(source, tables.parameters, "ParameterName");
  const destination = { region: { S: target.region }, bucket: { S: names.destination } };
  const Item = {
    ParameterName: { S: `/${stack}/${names.bucket}/${prefix}` },
    Destinations: { L: [{ M: destination }] },
  };
  await source.dynamo.send(new PutItemCommand({ TableName: tables.parameters, Item }));
}
