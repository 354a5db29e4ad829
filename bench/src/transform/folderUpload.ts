import { mkdirSync } from "node:fs";
import { join } from "node:path";
import {
  type BucketLocationConstraint,
  CreateBucketCommand,
  DeleteObjectsCommand,
  type ObjectIdentifier,
  paginateListObjectsV2,
  S3Client,
} from "@aws-sdk/client-s3";
import { emulatorCpuSeconds } from "../emulatorCpuSeconds.js";
import type { Figure } from "../Figure.js";
import { median } from "../median.js";
import { runSallyport, type SallyportRun } from "../runSallyport.js";
import type { DeployedTransform } from "./DeployedTransform.js";
import { writeSourceFolder } from "./sourceFolder.js";
import { installUploadPeers, type PeerUpload, runAwsSync, runS5cmd } from "./uploadPeers.js";

const FILES = 20_000;
const BYTES_EACH = 4096;
const ROUNDS = 3;
const Bucket = "bench-sources";

/** One round: seconds of whole processes. */
interface Round {
  readonly packed: SallyportRun;
  readonly prefix: SallyportRun;
  /** Of the run before, that the emulator computed. */
  readonly emulatorSeconds: number | undefined;
  readonly again: SallyportRun;
  readonly aws: number | undefined;
  readonly s5cmd: number | undefined;
}

/**
 * A folder of 20,000 files of 4 KiB, by `sallyport transform upload`: packed, through the API, which is a job's source then; and put one by one with
 * `--to`, which is the same work that `aws s3 sync` and `s5cmd sync` do. All into empty prefixes of one emulator, by TLS, signed, in turns. The
 * emulator is one process of Python: what puts one by one can win is bounded by what it takes for 20,000 of them, whoever sends them.
 */
export async function folderUpload(
  deployed: DeployedTransform,
  folder: string,
  say: (line: string) => void,
): Promise<Figure[]> {
  const peers = await installUploadPeers(say);
  const python = "python" in peers ? peers.python : undefined;
  const s3 = new S3Client({ region: deployed.region });
  await s3.send(
    new CreateBucketCommand({
      Bucket,
      CreateBucketConfiguration: { LocationConstraint: deployed.region as BucketLocationConstraint },
    }),
  );
  // For the commands that are run.
  process.env.AWS_REGION = deployed.region;
  const source = join(folder, "source");
  mkdirSync(source);
  writeSourceFolder(source, FILES, BYTES_EACH);
  const rounds: Round[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const turn = (what: string): void => say(`transform: upload ${round} of ${ROUNDS}, ${what}`);
    // The other way round in every second one, so that what else the machine does meets all.
    const parts = [
      async () => ours(deployed, s3, source, folder, turn),
      async () => theirs(deployed, s3, source, python, turn),
    ];
    const done = await inOrder(round % 2 === 0 ? parts.reverse() : parts);
    rounds.push(Object.assign({}, ...done) as Round);
  }
  return figuresOf(rounds, "skipped" in peers ? peers.skipped : undefined);
}

async function inOrder(parts: readonly (() => Promise<object>)[]): Promise<object[]> {
  const done: object[] = [];
  for (const part of parts) done.push(await part());
  return done;
}

async function ours(
  { stack, apiUrl }: DeployedTransform,
  s3: S3Client,
  source: string,
  folder: string,
  turn: (what: string) => void,
): Promise<Omit<Round, "aws" | "s5cmd">> {
  const upload = (...place: string[]): SallyportRun => runSallyport(["transform", "upload", source, ...place], folder);
  turn("packed");
  const packed = upload("--url", apiUrl);
  expectCounts(packed, { files: FILES });
  turn("one by one");
  const before = await emulatorCpuSeconds(stack.home);
  const prefix = upload("--to", `s3://${Bucket}/ours`);
  const after = await emulatorCpuSeconds(stack.home);
  expectCounts(prefix, { files: FILES, uploaded: FILES });
  const again = upload("--to", `s3://${Bucket}/ours`);
  expectCounts(again, { files: FILES, uploaded: 0, unchanged: FILES });
  await remove(s3, "ours/");
  const emulatorSeconds = before === undefined || after === undefined ? undefined : after - before;
  return { packed, prefix, emulatorSeconds, again };
}

async function theirs(
  { stack }: DeployedTransform,
  s3: S3Client,
  source: string,
  python: string | undefined,
  turn: (what: string) => void,
): Promise<Pick<Round, "aws" | "s5cmd">> {
  if (python === undefined) return { aws: undefined, s5cmd: undefined };
  const { AWS_ENDPOINT_URL: endpoint = "", NODE_EXTRA_CA_CERTS: caFile = "" } = stack.environment;
  const upload = (prefix: string): PeerUpload => ({ folder: source, to: `s3://${Bucket}/${prefix}`, endpoint, caFile });
  turn("aws s3 sync");
  const aws = runAwsSync(python, upload("aws/"));
  await remove(s3, "aws/");
  turn("s5cmd");
  const s5cmd = runS5cmd(python, upload("s5cmd/"));
  await remove(s3, "s5cmd/");
  return { aws, s5cmd };
}

/** Removes what was uploaded, which has to be all of it. */
async function remove(s3: S3Client, Prefix: string): Promise<void> {
  let objects = 0;
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket, Prefix })) {
    const Objects = Contents.map(({ Key }): ObjectIdentifier => ({ Key }));
    await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
    objects += Objects.length;
  }
  if (objects !== FILES) throw new Error(`${Prefix} has ${objects} of ${FILES} files`);
}

/** An upload that did something else than it was measured for is no measurement. */
function expectCounts({ document }: SallyportRun, expected: Readonly<Record<string, number>>): void {
  const wrong = Object.entries(expected).find(([name, value]) => document[name] !== value);
  if (wrong) throw new Error(`${wrong[0]} is not ${wrong[1]}: ${JSON.stringify(document)}`);
}

function figuresOf(rounds: readonly Round[], skipped: string | undefined): Figure[] {
  const named = (measure: string): string => `20,000 files of 4 KiB: ${measure}`;
  const figure = (
    measure: string,
    sample: (round: Round) => number | undefined,
    goal?: Figure["goal"],
    why = skipped,
  ): Figure => {
    const samples = rounds.map(sample).filter((value) => value !== undefined);
    const about = { benchmark: "transform", measure: named(measure), ...(goal && { goal }) };
    return samples.length === 0
      ? { ...about, skipped: why ?? "not measured" }
      : { ...about, value: median(samples), samples };
  };
  const over = (value: number, other: number | undefined) => (other === undefined ? undefined : value / other);
  const goal = { atMost: 0.25 };
  const noProc = "there is no /proc here";
  return [
    figure("the folder is at the service ÷ aws s3 sync", ({ packed, aws }) => over(packed.wallSeconds, aws), goal),
    figure("put one by one (--to) ÷ aws s3 sync", ({ prefix, aws }) => over(prefix.wallSeconds, aws), goal),
    figure("put one by one (--to) ÷ s5cmd sync", ({ prefix, s5cmd }) => over(prefix.wallSeconds, s5cmd)),
    figure("s5cmd sync ÷ aws s3 sync", ({ s5cmd, aws }) => (s5cmd === undefined ? undefined : over(s5cmd, aws))),
    figure("seconds until the folder is at the service", ({ packed }) => packed.wallSeconds),
    figure("seconds put one by one (--to)", ({ prefix }) => prefix.wallSeconds),
    figure("of which the emulator computed, seconds", ({ emulatorSeconds }) => emulatorSeconds, undefined, noProc),
    figure("seconds put one by one, again, with nothing changed", ({ again }) => again.wallSeconds),
    figure("seconds of aws s3 sync", ({ aws }) => aws),
    figure("seconds of s5cmd sync", ({ s5cmd }) => s5cmd),
    figure("peak memory of our process put one by one, MiB", ({ prefix }) => prefix.maxRssMib),
    figure("peak memory of our process, packed, MiB", ({ packed }) => packed.maxRssMib),
  ];
}
