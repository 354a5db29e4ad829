import { setTimeout as delay } from "node:timers/promises";
import {
  GetQueueAttributesCommand,
  PurgeQueueCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { ProblemError, type SignedApi } from "sallyport/testing";
import type { Figure } from "../Figure.js";
import { median } from "../median.js";
import { BatchDouble } from "./BatchDouble.js";
import type { DeployedTransform } from "./DeployedTransform.js";
import { Submitters } from "./Submitters.js";

const JOBS = 10_000;
const ACCEPTED = 3;
const JOBS_WITH_CRASH = 2_000;
const PER_SECOND = 50;
/** Milliseconds that AWS Batch takes for a SubmitJob, about. */
const LATENCY = 100;
/** After which what did not happen is said not to. */
const MOST_SECONDS = 1_200;
/** Jobs after which the progress is told again. */
const TELLING = 1_000;
/** In place of 360 and 180: what a dead submitter had is taken up after them, and nothing else depends on them. */
const AFTER_CRASH = { visibilitySeconds: 20, claimSeconds: 10 };

/**
 * Bulk submission. Accepting is a real call of the deployed API, with the list of jobs in S3. Submitting is the deployed bundle's submitter, in
 * two processes as Lambda has them, with the deployed table and queue, in real time, against a double of AWS Batch that takes 50 jobs a second:
 * no clock is simulated. In a smaller batch, one of the two is killed in the middle.
 */
export async function bulkSubmission(deployed: DeployedTransform, say: (line: string) => void): Promise<Figure[]> {
  const api = deployed.api();
  const { SUBMIT_QUEUE_URL: QueueUrl } = deployed.submitterSettings;
  const sqs = new SQSClient({ region: deployed.region });
  const empty = async (): Promise<void> => void (await sqs.send(new PurgeQueueCommand({ QueueUrl })));
  // Of the calls that were timed before.
  await empty();
  const accepted: Accepted[] = [];
  for (let sample = 1; sample <= ACCEPTED; sample += 1) {
    say(`transform: accepting ${JOBS.toLocaleString("en")} jobs, ${sample} of ${ACCEPTED}`);
    await empty();
    accepted.push(await accept(api, JOBS));
  }
  const batchId = accepted.at(-1)?.batchId ?? "";
  say(`transform: submitting them at ${PER_SECOND} a second`);
  const whole = await submitAll(deployed, { batchId, jobs: JOBS, say });
  say(`transform: submitting ${JOBS_WITH_CRASH.toLocaleString("en")} jobs, with a crash in the middle`);
  const VisibilityTimeout = String(AFTER_CRASH.visibilitySeconds);
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout } }));
  const crashed = await accept(api, JOBS_WITH_CRASH);
  const survived = await submitAll(deployed, { batchId: crashed.batchId, jobs: JOBS_WITH_CRASH, crash: true, say });
  return [...acceptingFigures(accepted), ...submittingFigures(whole), ...crashFigures(survived)];
}

interface Accepted {
  readonly batchId: string;
  /** Of the call that accepts. */
  readonly seconds: number;
  /** With the upload of the list before it. */
  readonly wholeSeconds: number;
}

async function accept(api: SignedApi, count: number): Promise<Accepted> {
  const jobs = Array.from({ length: count }, (_, index) => ({ command: `node part.js --part ${index}` }));
  const start = performance.now();
  const { uploadUrl, s3Path } = await api.call({ method: "POST", path: "/upload", body: { filename: "jobs.json" } });
  const headers = { "content-type": "application/json" };
  const put = await fetch(String(uploadUrl), { method: "PUT", headers, body: JSON.stringify(jobs) });
  if (!put.ok) throw new Error(`the upload was answered with ${put.status}`);
  const uploaded = performance.now();
  const answer = await api.call({ method: "POST", path: "/jobs/batch", body: { jobsFrom: s3Path } });
  const end = performance.now();
  if (answer.totalJobs !== count) throw new Error(`the API accepted ${String(answer.totalJobs)} jobs`);
  return {
    batchId: String(answer.batchId),
    seconds: (end - uploaded) / 1000,
    wholeSeconds: (end - start) / 1000,
  };
}

interface Submission {
  readonly seconds: number;
  readonly jobs: number;
  /** Jobs that never reached Batch, and such that reached it twice. */
  readonly lost: number;
  readonly repeated: number;
  readonly throttled: number;
}

interface SubmitOptions {
  readonly batchId: string;
  readonly jobs: number;
  readonly crash?: boolean;
  readonly say: (line: string) => void;
}

/** Until Batch was given every job. */
async function submitAll(
  deployed: DeployedTransform,
  { batchId, jobs, crash = false, say }: SubmitOptions,
): Promise<Submission> {
  const batch = await BatchDouble.start({ perSecond: PER_SECOND, latency: LATENCY });
  const claim: Readonly<Record<string, string>> = crash
    ? { SUBMIT_CLAIM_SECONDS: String(AFTER_CRASH.claimSeconds) }
    : {};
  const places = { AWS_REGION: deployed.region, AWS_ENDPOINT_URL_BATCH: batch.endpoint };
  const submitters = new Submitters({ ...deployed.submitterSettings, ...places, ...claim });
  const start = performance.now();
  try {
    submitters.start();
    submitters.start();
    let alive = crash;
    let told = 0;
    for (;;) {
      if (batch.submissions >= told + TELLING) {
        told = batch.submissions;
        say(`transform: ${told} of ${jobs} after ${((performance.now() - start) / 1000).toFixed(0)} s`);
      }
      if (alive && batch.submissions >= jobs / 3) {
        await submitters.kill();
        submitters.start();
        alive = false;
      }
      // What is not there by then is lost.
      if (batch.submissions >= jobs || performance.now() - start > MOST_SECONDS * 1000) break;
      await delay(50);
    }
    const seconds = (performance.now() - start) / 1000;
    // Not before the last message is worked off, those of the one that was killed too, may be said that nothing was handed over twice.
    await untilSettled(deployed, batchId);
    const { submissions, repeated, refused: throttled } = batch;
    return { seconds, jobs, lost: jobs - submissions, repeated, throttled };
  } finally {
    await submitters.stop();
    await batch.stop();
  }
}

/** Until the queue is empty and the API says of no job of the batch that it waits. */
async function untilSettled({ submitterSettings, region, api }: DeployedTransform, batchId: string): Promise<void> {
  const sqs = new SQSClient({ region });
  const counts = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;
  const queue = { QueueUrl: submitterSettings.SUBMIT_QUEUE_URL, AttributeNames: [...counts] };
  const deadline = performance.now() + MOST_SECONDS * 1000;
  for (;;) {
    const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand(queue));
    const messages = counts.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
    if (messages === 0 && (await waiting(api(), batchId)) === 0) return;
    if (performance.now() > deadline) throw new Error(`the queue has ${messages} messages, or jobs still wait`);
    await delay(1_000);
  }
}

/** Undefined where the emulator, which reads all the table to count, takes longer than the function has. */
async function waiting(api: SignedApi, batchId: string): Promise<number | undefined> {
  const answer = await api.call({ method: "GET", path: `/jobs/batch/${batchId}` }).catch((error: unknown) => {
    if (error instanceof ProblemError && error.status >= 500) return undefined;
    throw error;
  });
  return answer && Number(answer.waiting);
}

function figure(measure: string, value: number, goal?: Figure["goal"]): Figure {
  return { benchmark: "transform", measure, value, ...(goal && { goal }) };
}

function acceptingFigures(accepted: readonly Accepted[]): Figure[] {
  const of = (measure: string, samples: readonly number[], goal?: Figure["goal"]): Figure => ({
    ...figure(measure, median(samples), goal),
    samples,
  });
  return [
    of(
      "10,000 jobs in one call: accepted a second",
      accepted.map(({ seconds }) => JOBS / seconds),
    ),
    of(
      "10,000 jobs in one call: seconds, of the 29 that API Gateway waits",
      accepted.map(({ seconds }) => seconds),
      { atMost: 29 },
    ),
    of(
      "10,000 jobs in one call: seconds with the upload of their list",
      accepted.map(({ wholeSeconds }) => wholeSeconds),
    ),
  ];
}

function submittingFigures({ seconds, lost, repeated, throttled, jobs }: Submission): Figure[] {
  return [
    figure("10,000 jobs at Batch's 50 a second: seconds until all are SUBMITTED", seconds),
    figure("10,000 jobs: the same ÷ the 200 s that the limit needs", seconds / (jobs / PER_SECOND), { atMost: 1.2 }),
    figure("10,000 jobs: lost, or handed over twice", lost + repeated, { atMost: 0 }),
    figure("10,000 jobs: calls that Batch refused for their rate", throttled),
  ];
}

function crashFigures({ seconds, lost, repeated, jobs }: Submission): Figure[] {
  return [
    figure("2,000 jobs, a submitter killed in the middle: lost, or handed over twice", lost + repeated, { atMost: 0 }),
    figure(
      "2,000 jobs, a submitter killed in the middle: seconds over the limit's 40, of 20 visibility and 10 claim (deployed: 360 and 180)",
      seconds - jobs / PER_SECOND,
    ),
  ];
}
