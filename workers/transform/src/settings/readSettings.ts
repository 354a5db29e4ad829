import { isAbsolute } from "node:path";
import { defaultEnvironmentNames, defaultGitHosts, defaultPrograms } from "@sallyport/transform-rules";
import { bucketName, type Environment, httpsUrl, readEnvironment, regionName } from "@sallyport/worker-kit";
import { z } from "zod";

const seconds = z.coerce.number().positive();
const list = (entry: RegExp, what: string, fallback: readonly string[]) =>
  z
    .string()
    .default(fallback.join(","))
    .transform((text) => text.split(",").map((word) => word.trim()))
    .refine((words) => words.every((word) => entry.test(word)), what);
const folders = z
  .string()
  .default("/usr/local/bin:/usr/bin:/bin")
  .transform((text) => text.split(":"))
  .refine((words) => words.every((word) => word.startsWith("/")), "has a folder that is not absolute");
const roleArn = z.string().regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/, "is no ARN of a role");
/** All keys of an account are meant as those that the role may use, of which a session is a part. */
const keyArn = z.string().regex(/^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/([\w-]{1,128}|\*)$/, "is no ARN of a key");

const schema = z.object({
  AWS_REGION: regionName,
  /** Requests and content never travel in clear (ENC-16). */
  AWS_ENDPOINT_URL: httpsUrl.optional(),
  NODE_EXTRA_CA_CERTS: z.string().optional(),
  /** Set by Batch; `id:index` for a job of an array. */
  AWS_BATCH_JOB_ID: z.string().regex(/^[\w-]{1,128}(:\d{1,5})?$/, "is no id of a Batch job"),
  AWS_BATCH_JOB_ATTEMPT: z.coerce.number().int().min(1).max(10).default(1),
  TRANSFORM_BUCKET: bucketName,
  TRANSFORM_OUTPUT: z.string().optional(),
  TRANSFORM_PROGRAMS: list(/^[A-Za-z0-9][\w.+-]{0,63}$/, "has an entry that is no bare name", defaultPrograms),
  TRANSFORM_ENVIRONMENT_NAMES: list(
    /^[A-Z][A-Z0-9_]{0,63}\*?$/,
    "has an entry that is no name",
    defaultEnvironmentNames,
  ),
  TRANSFORM_GIT_HOSTS: list(
    /^[a-z0-9.-]+\.[a-z0-9-]+(:\d+)?$/,
    "has an entry that is no full host name",
    defaultGitHosts,
  ),
  TRANSFORM_SOURCE_BUCKETS: z
    .string()
    .default("")
    .transform((text) => text.split(",").filter((word) => word !== ""))
    .pipe(z.array(bucketName)),
  /** JSON: secret ids or ARNs by git host. */
  TRANSFORM_GIT_TOKENS: z
    .string()
    .default("{}")
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: "custom", message: "is no JSON" });
        return z.NEVER;
      }
    })
    .pipe(z.record(z.string(), z.string().min(1).max(2_048))),
  TRANSFORM_GIT_CA_FILE: z.string().startsWith("/", "is no absolute path").optional(),
  TRANSFORM_CHILD_ROLE_ARN: roleArn.optional(),
  TRANSFORM_CHILD_KMS_KEY_ARN: keyArn.optional(),
  TRANSFORM_CHILD_ACTIONS: z
    .string()
    .default("")
    .transform((text) => text.split(",").filter((word) => word !== ""))
    .pipe(
      z.array(z.string().regex(/^[a-z0-9-]+:[A-Za-z]+\*?$|^transform-custom:\*$/, "has an entry that is no action")),
    ),
  TRANSFORM_TIMEOUT_SECONDS: seconds.max(1_209_600).default(42_900),
  TRANSFORM_KILL_SECONDS: seconds.max(60).default(8),
  TRANSFORM_GRACE_SECONDS: seconds.max(110).default(18),
  TRANSFORM_PATH: folders,
  TRANSFORM_TOOLCHAINS: z.string().startsWith("/", "is no absolute path").default("/opt/toolchains"),
  /** Set by the images; elsewhere a worker and its program are one user that hides nothing from itself. */
  TRANSFORM_HIDDEN_WORKER: z.enum(["required", "optional"]).default("optional"),
  SALLYPORT_LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
});

export type Settings = z.output<typeof schema>;

/** The worker's settings from its environment; README.md lists them. Throws a FatalError that names each wrong one. */
export function readSettings(environment: Environment): Settings {
  return readEnvironment(schema, { ...ownPath(environment), ...environment });
}

/** Where nothing else is said, programs are where this process finds its own. */
function ownPath({ PATH = "" }: Environment): Environment {
  const absolute = PATH.split(":").filter((folder) => isAbsolute(folder));
  return absolute.length === 0 ? {} : { TRANSFORM_PATH: absolute.join(":") };
}
