import { defaultEnvironmentNames, defaultGitHosts, defaultPrograms } from "@sallyport/transform-rules";
import { bucketName, type Environment, httpsUrl, readEnvironment, regionName } from "@sallyport/worker-kit";
import { z } from "zod";

const list = (entry: RegExp, what: string, fallback: readonly string[]) =>
  z
    .string()
    .default(fallback.join(","))
    .transform((text) => text.split(",").map((word) => word.trim()))
    .refine((words) => words.every((word) => entry.test(word)), what);

const schema = z.object({
  AWS_REGION: regionName,
  /** Requests and content never travel in clear (ENC-16). */
  AWS_ENDPOINT_URL: httpsUrl.optional(),
  JOBS_TABLE: z.string().regex(/^[A-Za-z0-9_.-]{3,255}$/, "is no table name"),
  /** Of results and MCP configurations. */
  BUCKET: bucketName,
  /** Of uploads and accepted batches; default: BUCKET. */
  UPLOAD_BUCKET: bucketName.optional(),
  JOB_QUEUE: z.string().min(1),
  JOB_DEFINITION: z.string().min(1),
  SUBMIT_QUEUE_URL: httpsUrl,
  /** Of the jobs, for the links to their logs. */
  LOG_GROUP: z.string().regex(/^[\w./#-]{1,512}$/, "is no name of a log group"),
  ALLOWED_GIT_HOSTS: list(
    /^[a-z0-9.-]+\.[a-z0-9-]+(:\d+)?$/,
    "has an entry that is no full host name",
    defaultGitHosts,
  ),
  ALLOWED_PROGRAMS: list(/^[A-Za-z0-9][\w.+-]{0,63}$/, "has an entry that is no bare name", defaultPrograms),
  ALLOWED_ENVIRONMENT_NAMES: list(/^[A-Z][A-Z0-9_]{0,63}\*?$/, "has an entry that is no name", defaultEnvironmentNames),
  /** Programs that an MCP configuration may start. */
  ALLOWED_MCP_PROGRAMS: list(/^[A-Za-z0-9][\w.+-]{0,63}$/, "has an entry that is no bare name", [
    "node",
    "npx",
    "python3",
    "uvx",
  ]),
  /** Further buckets of sources, beside those of results' and uploads'. */
  SOURCE_BUCKETS: z
    .string()
    .default("")
    .transform((text) => text.split(",").filter((word) => word !== ""))
    .pipe(z.array(bucketName)),
  /** Batch takes 50 a second of an account and region. */
  SUBMIT_RATE_PER_SECOND: z.coerce.number().min(0.1).max(50).default(50),
  /** Longer than the submitter's timeout: a claim that is over belongs to nobody that still runs. */
  SUBMIT_CLAIM_SECONDS: z.coerce.number().int().min(1).max(900).default(180),
  MAX_VCPU: z.coerce.number().min(0.25).max(16).default(8),
  MAX_TIMEOUT_SECONDS: z.coerce.number().int().min(60).max(1_209_600).default(43_200),
  /** Days that jobs and batches are known after they were asked for. */
  RECORD_DAYS: z.coerce.number().int().min(1).max(3_650).default(90),
});

export type Settings = Omit<z.output<typeof schema>, "UPLOAD_BUCKET"> & { readonly UPLOAD_BUCKET: string };

/** The functions' settings from their environment; README.md lists them. Throws a FatalError that names each wrong one. */
export function readSettings(environment: Environment): Settings {
  const settings = readEnvironment(schema, environment);
  return { ...settings, UPLOAD_BUCKET: settings.UPLOAD_BUCKET ?? settings.BUCKET };
}
