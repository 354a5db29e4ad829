import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { startProgress } from "../../../output/progress.js";
import { size } from "../../../output/size.js";
import { seriesOf } from "../../kpi/chart/series.js";
import { computeKpis } from "../../kpi/computeKpis.js";
import { kpiTable } from "../../kpi/formats/table.js";
import type { KpiDocument } from "../../kpi/KpiDocument.js";
import type { DemoPipeline, Preparation } from "../DemoPipeline.js";
import { type InputFile, inputFiles } from "../inputFiles.js";
import { permissionEvidence } from "../permissionEvidence.js";
import { uploadInput } from "../uploadInput.js";
import { awaitRun, type FinishedRun } from "./awaitRun.js";
import { compareTables } from "./compareTables.js";
import type { KpiFigures } from "./KpiFigures.js";
import { type KpiOutputs, readKpiOutputs } from "./KpiOutputs.js";
import { type PreparedSample, prepareSample } from "./prepareSample.js";
import { uploadedEtags } from "./uploadedEtags.js";
import { writeLate } from "./writeLate.js";

const items = 1_000_000;
/** More days than one call writes, and a day: these are written by other calls, and under other statements. */
const lateMonth = { name: "late-month", days: daysOfJune(), orders: 5, firstId: 500_000_000 };
const lateDay = { name: "late-day", days: ["2024-06-15"], orders: 100, firstId: 600_000_000 };
/** Longest wait for a run, milliseconds. */
const patience = 300_000;

/**
 * Uploads a year of a made-up shop, then a day that comes late, and reads both tables after the second run: each row has to
 * equal that of a run without AWS, and their sums what was counted when the sample was written.
 */
export const kpiDemo: DemoPipeline<KpiFigures> = {
  stack: "kpi",
  prepare: async ({ home, say }) => {
    const folder = join(home, "kpi");
    await mkdir(folder, { recursive: true, mode: 0o700 });
    say(`writing a sample of ${items.toLocaleString("en")} items, or taking the one that is there`);
    const sample = await withLateDeliveries(await prepareSample(folder, items));
    const files = await inputFiles(sample.folder);
    return async ({ outputs, endpoint }) => {
      const stack = readKpiOutputs(outputs);
      const started = new Date();
      const isLast = ({ key }: InputFile): boolean => key.endsWith(`/${lateDay.name}.csv`);
      const whole = await sendThrough({ files: files.filter((file) => !isLast(file)), all: files, stack, say });
      const last = await sendThrough({ files: files.filter(isLast), all: files, stack, say });
      const seconds = (Date.now() - started.getTime()) / 1000;
      const permissions = { stack: "kpi", region: stack.region, taskRoles: [stack.taskRole] };
      const check = await checkResult({ sample, stack, run: last, folder, say });
      const bytes = files.reduce((sum, file) => sum + file.size, 0);
      const { problems, document, ...checked } = check;
      return {
        ok: problems.length === 0,
        figures: {
          files: files.length,
          bytes,
          items: sample.truth.items,
          ...last.quality,
          days: whole.days,
          lateDays: last.days,
          ...checked,
          seconds,
          runSeconds: whole.seconds,
          lateRunSeconds: last.seconds,
        },
        permissions: await permissionEvidence(home, permissions, started),
        report: {
          headline: `${checked.verified} of ${checked.verified + checked.differing} rows of both tables are right, to the last digit`,
          facts: [
            ["uploaded", `${files.length} files, ${size(bytes)}, to ${stack.inputBucket}/${stack.inputPrefix}`],
            ["computed", `${whole.days} days in ${whole.seconds.toFixed(1)} s by run ${whole.runId}`],
            ["late", `${last.days} day in ${last.seconds.toFixed(1)} s by run ${last.runId}`],
            ["rows", `${checked.categoryRows} in ${stack.categoryTable}, ${checked.orderRows} in ${stack.orderTable}`],
          ],
          problems: problems.slice(0, 20),
          table: kpiTable(document),
          places: [
            ["picture", checked.chart],
            [
              "tables",
              `aws --endpoint-url ${endpoint} --region ${stack.region} dynamodb scan --table-name ${stack.orderTable}`,
            ],
          ],
        },
      };
    };
  },
};

interface Delivery {
  readonly files: readonly InputFile[];
  /** What may be below the prefix. */
  readonly all: readonly InputFile[];
  readonly stack: KpiOutputs;
  readonly say: Preparation["say"];
}

/** Uploads files and waits for the run that has read what is there then. */
async function sendThrough({ files, all, stack, say }: Delivery): Promise<FinishedRun> {
  const { region, inputBucket: bucket, inputPrefix: prefix, runsTable } = stack;
  const since = new Date();
  const s3 = new S3Client({ region });
  say(`uploading ${files.length} files to ${bucket}/${prefix}`);
  const bar = startProgress("  upload", files.length);
  let uploaded = 0;
  await uploadInput(s3, bucket, prefix, files, () => bar.update(++uploaded)).finally(bar.end);
  say("waiting for the run that reads them");
  const inputs = await uploadedEtags(s3, { bucket, prefix, files: all });
  return await awaitRun({ dynamo: new DynamoDBClient({ region }), table: runsTable, since, inputs, patience });
}

interface Result {
  readonly sample: PreparedSample;
  readonly stack: KpiOutputs;
  readonly run: FinishedRun;
  readonly folder: string;
  readonly say: Preparation["say"];
}

async function checkResult({ sample, stack, run, folder, say }: Result) {
  say("computing the same without AWS, and comparing every row");
  const { document } = await computeKpis({ input: sample.folder, rejectThreshold: 0.01, say: () => {} });
  const dynamo = new DynamoDBClient({ region: stack.region });
  const category = await compareTables({
    dynamo,
    table: stack.categoryTable,
    key: ["category", "order_date"],
    expected: document.category,
  });
  const order = await compareTables({ dynamo, table: stack.orderTable, key: ["order_date"], expected: document.order });
  const revenue = totalRevenue(document);
  const problems = [...category.differences, ...order.differences];
  const differing = problems.length;
  if (revenue !== sample.truth.revenue)
    problems.push(`the days' revenue is ${revenue} together, but ${sample.truth.revenue} was sold`);
  for (const name of ["rows", "duplicates", "rejected", "orphans"] as const) {
    if (run.quality[name] !== sample.truth[name])
      problems.push(`the run counted ${run.quality[name]} ${name}, but there are ${sample.truth[name]}`);
  }
  const chart = join(folder, "kpis.html");
  // Only here: the drawing library takes long to load.
  const { writeChart } = await import("../../kpi/chart/writeChart.js");
  await writeChart(chart, document);
  const { days: daily, categories } = seriesOf(document);
  return {
    document,
    problems,
    categoryRows: category.rows,
    orderRows: order.rows,
    verified: category.equal + order.equal,
    differing,
    revenue,
    daily,
    categories,
    chart,
  };
}

/** Σ total_revenue with two decimals, exact. */
function totalRevenue({ order }: KpiDocument): string {
  const micros = order.reduce((sum, { total_revenue }) => sum + BigInt(total_revenue.replace(".", "")), 0n);
  const cents = `${micros / 10_000n}`.padStart(3, "0");
  return `${cents.slice(0, -2)}.${cents.slice(-2)}`;
}

/** At another price each time, so that there is something to compute where an earlier demo left the same year. */
async function withLateDeliveries({ folder, truth }: PreparedSample): Promise<PreparedSample> {
  const cents = 100 + (Math.floor(Date.now() / 1000) % 90_000);
  const withMonth = await writeLate(folder, truth, { ...lateMonth, cents });
  return { folder, truth: await writeLate(folder, withMonth, { ...lateDay, cents }) };
}

function daysOfJune(): readonly string[] {
  return Array.from({ length: 30 }, (_, day) => `2024-06-${`${day + 1}`.padStart(2, "0")}`);
}
