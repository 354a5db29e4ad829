import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { ClientBase } from "pg";
import { grid } from "../../../output/grid.js";
import { startProgress } from "../../../output/progress.js";
import { size } from "../../../output/size.js";
import { type EtlOutputs, readEtlOutputs } from "../../etl/connection/EtlOutputs.js";
import { stackTarget } from "../../etl/connection/stackTarget.js";
import { withSession } from "../../etl/connection/withSession.js";
import { firstFolder, secondFolder } from "../../etl/sample/deliveries.js";
import type { DemoPipeline, Preparation } from "../DemoPipeline.js";
import { permissionEvidence } from "../permissionEvidence.js";
import { awaitLoads } from "./awaitLoads.js";
import { awaitLogin } from "./awaitLogin.js";
import { compareTable } from "./compareTable.js";
import type { EtlFigures, EtlFileFigures } from "./EtlFigures.js";
import { expectedCounts } from "./expectedCounts.js";
import { type PreparedEtlSample, prepareEtlSample } from "./prepareEtlSample.js";
import { type Uploaded, uploadContract, uploadFile } from "./uploadDelivery.js";

const orders = 200_000;
/** Longest time in which nothing happens, milliseconds: a first task may take a while to start. */
const patience = 120_000;

/**
 * Uploads two deliveries of a made-up shop, one after the other, and compares what the ledger counted, and every value of every table, with
 * what the generator of the files says.
 */
export const etlDemo: DemoPipeline<EtlFigures> = {
  stack: "etl",
  prepare: async ({ home, say }) => {
    const folder = join(home, "etl");
    await mkdir(folder, { recursive: true, mode: 0o700 });
    say(`writing a shop's tables: ${orders.toLocaleString("en")} orders and what belongs to them, in two deliveries`);
    const sample = await prepareEtlSample(folder, orders);
    return async ({ outputs }) => {
      const stack = readEtlOutputs(outputs);
      await awaitLogin(stack, patience);
      const started = new Date();
      const { figures, problems } = await withSession(stackTarget(stack), (client) =>
        sendThrough({ client, sample, stack, say }),
      );
      const permissions = { stack: "etl", region: stack.region, taskRoles: [stack.taskRole] };
      return {
        ok: problems.length === 0,
        figures,
        permissions: await permissionEvidence(home, permissions, started),
        report: {
          headline: `${figures.verified} of ${figures.verified + figures.differing} rows of ${sample.tables.length} tables are right, to the last value`,
          facts: [
            [
              "uploaded",
              `${figures.files.length} files, ${size(figures.bytes)}, to ${stack.inputBucket}/${stack.inputPrefix}`,
            ],
            [
              "rows",
              `${figures.rowsIn} in: ${figures.loaded} loaded, ${figures.updated} updated, ${figures.unchanged} unchanged, ${figures.rejected} rejected, in ${figures.seconds.toFixed(1)} s`,
            ],
          ],
          problems: problems.slice(0, 20),
          table: tableOf(figures),
          places: [
            ["loads", "npx sallyport etl status --stack sandbox"],
            ["rejected", "npx sallyport etl quarantine --stack sandbox"],
          ],
        },
      };
    };
  },
};

interface Passage {
  readonly client: ClientBase;
  readonly sample: PreparedEtlSample;
  readonly stack: EtlOutputs;
  readonly say: Preparation["say"];
}

interface Passed {
  readonly figures: EtlFigures;
  readonly problems: readonly string[];
}

async function sendThrough(passage: Passage): Promise<Passed> {
  const { client, sample, stack, say } = passage;
  const again = await isThere(client, stack.databaseSchema, sample.tables[0]?.name ?? "");
  const started = Date.now();
  const first = await deliver(firstFolder, passage);
  const second = await deliver(secondFolder, passage);
  const seconds = (Date.now() - started) / 1000;
  say("asking for a sweep, which finds nothing that was missed");
  await sweep(passage, [...first.uploaded, ...second.uploaded]);
  say("comparing every value of every table with the generator");
  const problems: string[] = [];
  let verified = 0;
  for (const table of sample.tables) {
    const { equal, differences } = await compareTable(client, stack.databaseSchema, table);
    verified += equal;
    problems.push(...differences);
  }
  const differing = problems.length;
  const files = [...first.files, ...second.files];
  for (const [at, { truth }] of sample.summary.files.entries()) {
    const file = files[at];
    if (file) problems.push(...countProblems(file, expectedCounts(truth, { again })));
  }
  const sum = (count: (file: EtlFileFigures) => number): number => files.reduce((all, file) => all + count(file), 0);
  const figures: EtlFigures = {
    files,
    bytes: sample.summary.bytes,
    rowsIn: sum(({ rowsIn }) => rowsIn),
    loaded: sum(({ loaded }) => loaded),
    updated: sum(({ updated }) => updated),
    unchanged: sum(({ unchanged }) => unchanged),
    rejected: sum(({ rejected }) => rejected),
    verified,
    differing,
    seconds,
  };
  return { figures, problems };
}

/** Uploads a delivery and waits until all of it is loaded. */
async function deliver(delivery: string, { client, sample, stack, say }: Passage) {
  const { region, inputBucket: bucket, inputPrefix: prefix, databaseSchema: schema } = stack;
  const s3 = new S3Client({ region });
  const files = sample.summary.files.filter((file) => file.delivery === delivery);
  say(`uploading ${files.length} files of ${delivery} to ${bucket}/${prefix}`);
  const started = new Date().toISOString();
  const contract = join(sample.folder, firstFolder, "data", "orders.schema.json");
  if (delivery === firstFolder) await uploadContract(s3, contract, { bucket, prefix }, "orders");
  const uploaded = await Promise.all(files.map((file) => uploadFile(s3, sample.folder, file, { bucket, prefix })));
  const bar = startProgress("  loaded", files.length);
  const { queueUrl, deadLetterQueueUrl } = stack;
  const places = { client, sqs: new SQSClient({ region }), queueUrl, deadLetterQueueUrl, schema };
  const lines = await awaitLoads({ ...places, uploaded, onCount: bar.update, patience }).finally(bar.end);
  return {
    uploaded,
    files: lines.map((line, at): EtlFileFigures => {
      const { key = "", table = "" } = files[at] ?? {};
      // The line of an earlier load: the ledger had this very content, and nothing of it was read.
      const known = line.loadedAt < started;
      const { rowsIn, loaded, updated, unchanged, rejected, seconds } = line;
      const counts = known
        ? { rowsIn: 0, loaded: 0, updated: 0, unchanged: 0, rejected: 0, seconds: 0 }
        : { rowsIn, loaded, updated, unchanged, rejected, seconds };
      return { delivery, key, table, known, ...counts };
    }),
  };
}

/** Sends what the stack's schedule sends, and waits until it is done. */
async function sweep({ client, stack }: Passage, uploaded: readonly Uploaded[]): Promise<void> {
  const { region, queueUrl, deadLetterQueueUrl, databaseSchema: schema } = stack;
  const sqs = new SQSClient({ region });
  await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify({ kind: "sweep" }) }));
  await awaitLoads({ client, sqs, queueUrl, deadLetterQueueUrl, schema, uploaded, onCount: () => {}, patience });
}

async function isThere(client: ClientBase, schema: string, table: string): Promise<boolean> {
  const wanted = "SELECT FROM information_schema.tables WHERE table_schema = $1 AND table_name = $2";
  const { rowCount } = await client.query(wanted, [schema, table]);
  return rowCount !== 0;
}

function countProblems(
  file: EtlFileFigures,
  expected: Omit<EtlFileFigures, "delivery" | "key" | "table" | "known" | "seconds">,
) {
  const where = `${file.delivery}/${file.key}`;
  if (expected.loaded === 0 && expected.updated === 0)
    return file.known ? [] : [`${where}: it was loaded again, although it was there byte for byte`];
  return (["rowsIn", "loaded", "updated", "unchanged", "rejected"] as const)
    .filter((name) => file[name] !== expected[name])
    .map((name) => `${where}: the ledger counts ${file[name]} ${name}, but there are ${expected[name]}`);
}

function tableOf({ files }: EtlFigures): string {
  const rows = files.map(({ delivery, key, known, rowsIn, loaded, updated, unchanged, rejected, seconds }) => [
    `${delivery}/${key}`,
    ...(known ? ["known", "-", "-", "-", "-"] : [rowsIn, loaded, updated, unchanged, rejected].map(String)),
    known ? "-" : seconds.toFixed(2),
  ]);
  return grid([["file", "rows in", "loaded", "updated", "unchanged", "rejected", "seconds"], ...rows]);
}
