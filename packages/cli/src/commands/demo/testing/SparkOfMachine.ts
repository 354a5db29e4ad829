import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { GetObjectCommand, PutObjectCommand, paginateListObjectsV2, S3Client } from "@aws-sdk/client-s3";
import {
  CreateActivityCommand,
  DescribeStateMachineCommand,
  GetActivityTaskCommand,
  ListStateMachinesCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  UpdateStateMachineCommand,
} from "@aws-sdk/client-sfn";
import { ensureSpark } from "@sallyport/sandbox";
import { LocalSparkSession } from "@sallyport/worker-kpi";
import { underRole } from "./underRole.js";

/** What the worker tells the state machine. */
interface Job {
  /** `s3://bucket/prefix/` */
  readonly input: string;
  readonly output: string;
}

interface Place {
  readonly region: string;
  /** Name of the role of jobs. */
  readonly jobRole: string;
}

/**
 * Spark for a deployed state machine, in EMR Serverless's stead: an activity takes the place of its one step, and each job is run by the Spark
 * program on this machine. Files come and go by calls under a session of the jobs' role, which are ours and not those of Spark's own
 * connector. The role of the state machine is not used.
 */
export class SparkOfMachine {
  readonly #place: Place;
  readonly #sfn: SFNClient;
  readonly #activityArn: string;
  readonly #session: LocalSparkSession;
  readonly #end = new AbortController();
  readonly #loop: Promise<void>;
  #mayGoOn: Promise<void> = Promise.resolve();

  private constructor(place: Place, sfn: SFNClient, activityArn: string, session: LocalSparkSession) {
    this.#place = place;
    this.#sfn = sfn;
    this.#activityArn = activityArn;
    this.#session = session;
    this.#loop = this.#work();
  }

  /** Takes the place of EMR Serverless in the region's one state machine. */
  static async begin(place: Place): Promise<SparkOfMachine> {
    const python = await ensureSpark({ onProgress: () => {} });
    const sfn = new SFNClient({ region: place.region });
    const { stateMachines: [{ stateMachineArn } = {}] = [] } = await sfn.send(new ListStateMachinesCommand({}));
    const { activityArn = "" } = await sfn.send(new CreateActivityCommand({ name: "spark" }));
    const { roleArn } = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn }));
    const step = { Type: "Task", Resource: activityArn, End: true };
    const definition = JSON.stringify({ StartAt: "Spark", States: { Spark: step } });
    await sfn.send(new UpdateStateMachineCommand({ stateMachineArn, definition, roleArn }));
    return new SparkOfMachine(place, sfn, activityArn, new LocalSparkSession({ python, environment: process.env }));
  }

  /** Lets no job begin until the returned function is called. */
  hold(): () => void {
    const held = new AbortController();
    this.#mayGoOn = new Promise((resolve) => held.signal.addEventListener("abort", () => resolve()));
    return () => held.abort();
  }

  async stop(): Promise<void> {
    this.#end.abort();
    await this.#loop;
    await this.#session.close();
    this.#sfn.destroy();
  }

  async #work(): Promise<void> {
    const { signal } = this.#end;
    const asked = new GetActivityTaskCommand({ activityArn: this.#activityArn });
    while (!signal.aborted) {
      const task = await this.#sfn.send(asked, { abortSignal: signal }).catch(() => undefined);
      if (task?.taskToken === undefined) continue;
      await this.#mayGoOn;
      const { taskToken, input = "" } = task;
      const end = await this.#run(JSON.parse(input) as Job).then(
        () => new SendTaskSuccessCommand({ taskToken, output: "{}" }),
        (error: unknown) => new SendTaskFailureCommand({ taskToken, error: "Spark", cause: String(error) }),
      );
      // An execution that was stopped takes no answer.
      await (end instanceof SendTaskSuccessCommand ? this.#sfn.send(end) : this.#sfn.send(end)).catch(() => undefined);
    }
  }

  async #run({ input, output }: Job): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), "sallyport-spark-"));
    const folders = { input: join(folder, "input"), output: join(folder, "output") };
    try {
      await underRole({ region: this.#place.region, role: this.#place.jobRole }, async (credentials) => {
        const s3 = new S3Client({ region: this.#place.region, credentials });
        await download(s3, input, folders.input);
        await download(s3, output, folders.output);
        await this.#session.run(folders, this.#end.signal);
        await upload(s3, folders.output, output);
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  }
}

function placeOf(url: string): { readonly Bucket: string; readonly Prefix: string } {
  const { host: Bucket, pathname } = new URL(url);
  return { Bucket, Prefix: pathname.slice(1) };
}

async function download(client: S3Client, url: string, folder: string): Promise<void> {
  const { Bucket, Prefix } = placeOf(url);
  await mkdir(folder);
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket, Prefix }))
    for (const { Key = "" } of Contents) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      const file = join(folder, Key.slice(Prefix.length));
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, (await Body?.transformToByteArray()) ?? "");
    }
}

/** All that Spark has written, without what the disk alone has: its checksums. */
async function upload(s3: S3Client, folder: string, url: string): Promise<void> {
  const { Bucket, Prefix } = placeOf(url);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith(".crc") || entry.name === "files.json") continue;
    const file = join(entry.parentPath, entry.name);
    const Key = `${Prefix}${file.slice(folder.length + 1)}`;
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: await readFile(file) }));
  }
}
