import { bucketName, type Environment, httpsUrl, readEnvironment, regionName } from "@sallyport/worker-kit";
import { z } from "zod";

const table = z.string().regex(/^[A-Za-z0-9_.-]{3,255}$/, "is no table name");
const stateMachine = z
  .string()
  .regex(/^arn:[a-z-]+:states:[a-z0-9-]+:\d{12}:stateMachine:[A-Za-z0-9_-]{1,80}$/, "is no ARN of a state machine");
const seconds = z.coerce.number().positive();

const schema = z
  .object({
    AWS_REGION: regionName,
    /** Requests and content never travel in clear (ENC-16). */
    AWS_ENDPOINT_URL: httpsUrl.optional(),
    SALLYPORT_QUEUE_URL: httpsUrl,
    SALLYPORT_INPUT_BUCKET: bucketName,
    SALLYPORT_INPUT_PREFIX: z
      .string()
      .regex(/^[^/].*\/$/, "has to end with / and must not begin with it")
      .refine((prefix) => !/^(?:quarantine|state)\//.test(prefix), "is a folder of the worker's own files")
      .default("Data/"),
    SALLYPORT_ARTIFACT_BUCKET: bucketName,
    SALLYPORT_CATEGORY_TABLE: table,
    SALLYPORT_ORDER_TABLE: table,
    SALLYPORT_RUNS_TABLE: table,
    SALLYPORT_EVENT_BUS: z.string().min(1).default("default"),
    SALLYPORT_QUIET_SECONDS: seconds.max(900).default(30),
    SALLYPORT_LONGEST_WAIT_SECONDS: seconds.max(3_600).default(300),
    SALLYPORT_LEASE_SECONDS: z.coerce.number().int().min(10).max(900).default(60),
    SALLYPORT_VISIBILITY_SECONDS: z.coerce.number().int().min(5).max(43_200).default(300),
    SALLYPORT_RETRY_SECONDS: seconds.max(900).default(30),
    SALLYPORT_GRACE_SECONDS: seconds.max(120).default(100),
    SALLYPORT_REJECT_PERCENT: z.coerce.number().min(0).max(100).default(5),
    SALLYPORT_RUN_RECORD_DAYS: z.coerce.number().int().min(1).max(3_650).default(90),
    SALLYPORT_MEMORY_MIB: z.coerce.number().int().min(64).default(768),
    SALLYPORT_SCRATCH_MIB: z.coerce.number().int().min(1).default(18_432),
    SALLYPORT_ENGINE: z.enum(["duckdb", "spark"]).default("duckdb"),
    SALLYPORT_SPARK_STATE_MACHINE: stateMachine.optional(),
    SALLYPORT_LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
  })
  .refine(({ SALLYPORT_QUIET_SECONDS: quiet, SALLYPORT_LONGEST_WAIT_SECONDS: longest }) => quiet <= longest, {
    path: ["SALLYPORT_QUIET_SECONDS"],
    message: "is longer than SALLYPORT_LONGEST_WAIT_SECONDS",
  })
  .refine(
    ({ SALLYPORT_ENGINE: engine, SALLYPORT_SPARK_STATE_MACHINE: arn }) => engine !== "spark" || arn !== undefined,
    {
      path: ["SALLYPORT_SPARK_STATE_MACHINE"],
      message: "is missing, and SALLYPORT_ENGINE is spark",
    },
  );

export type Settings = z.output<typeof schema>;

/** The worker's settings from its environment; README.md lists them. Throws a FatalError that names each wrong one. */
export function readSettings(environment: Environment): Settings {
  return readEnvironment(schema, environment);
}
