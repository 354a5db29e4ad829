import { pricesSchema } from "@sallyport/transfer-economics";
import { bucketName, type Environment, httpsUrl, readEnvironment, regionName } from "@sallyport/worker-kit";
import { z } from "zod";
import { HIGHEST_LEVEL } from "../archive/index.js";

const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: "custom", message: "is no JSON" });
        return z.NEVER;
      }
    })
    .pipe(schema);

const seconds = z.coerce.number().positive();

const target = z.strictObject({
  region: regionName,
  bucket: bucketName,
  storageClass: z
    .enum(["STANDARD", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"])
    .optional(),
  kmsKeyArn: z.string().startsWith("arn:").optional(),
  backup: z.boolean().optional(),
});

const shared = {
  AWS_REGION: regionName,
  /** Requests and content never travel in clear (ENC-16). */
  AWS_ENDPOINT_URL: httpsUrl.optional(),
  SALLYPORT_QUEUE_URL: httpsUrl,
  SALLYPORT_LEDGER_TABLE: z.string().min(3),
  SALLYPORT_STAGING_BUCKET: bucketName,
  SALLYPORT_VISIBILITY_SECONDS: z.coerce.number().int().min(5).max(43_200).default(300),
  SALLYPORT_RETRY_SECONDS: seconds.max(900).default(30),
  /** More than a long poll takes. */
  SALLYPORT_IDLE_SECONDS: seconds.min(3).max(300).default(30),
  SALLYPORT_GRACE_SECONDS: seconds.max(120).default(100),
  SALLYPORT_LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
};

const flag = z.enum(["true", "false"]).transform((text) => text === "true");

const source = z.object({
  ...shared,
  SALLYPORT_SIDE: z.literal("source"),
  SALLYPORT_RULE: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/, "is no rule name"),
  SALLYPORT_SOURCE_BUCKET: bucketName,
  SALLYPORT_SOURCE_PREFIX: z.string().default(""),
  SALLYPORT_SOURCE_SUFFIX: z.string().default(""),
  SALLYPORT_MIRROR_DELETES: flag.default(false),
  SALLYPORT_MIRROR_EXPIRY: flag.default(false),
  SALLYPORT_TARGETS: json(z.array(target).min(1)),
  SALLYPORT_LEVEL: z
    .union([z.literal("adaptive"), z.coerce.number().int().min(1).max(HIGHEST_LEVEL)], {
      error: `is neither "adaptive" nor a whole number from 1 to ${HIGHEST_LEVEL}`,
    })
    .default("adaptive"),
  SALLYPORT_LEVELS_TABLE: z.string().min(3).optional(),
  SALLYPORT_PRICES: json(pricesSchema).prefault("{}"),
  SALLYPORT_BATCH_BYTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 30)
    .default(128 * 1024 * 1024),
  SALLYPORT_BATCH_OBJECTS: z.coerce.number().int().min(1).max(20_000).default(2_000),
  SALLYPORT_BATCH_SECONDS: seconds.max(3_600).default(10),
});

const targetSide = z.object({
  ...shared,
  SALLYPORT_SIDE: z.literal("target"),
  SALLYPORT_TARGET_BUCKETS: json(z.array(bucketName)),
  SALLYPORT_BACKUP_BUCKETS: json(z.array(bucketName)).default([]),
  SALLYPORT_EVENT_BUS: z.string().min(1).default("default"),
});

const schema = z
  .discriminatedUnion("SALLYPORT_SIDE", [source, targetSide])
  .refine((settings) => settings.SALLYPORT_SIDE === "source" || bucketsOf(settings).length > 0, {
    path: ["SALLYPORT_TARGET_BUCKETS"],
    error: "names no bucket, and SALLYPORT_BACKUP_BUCKETS names none",
  });

export type Settings = z.output<typeof schema>;
export type SourceSettings = z.output<typeof source>;
export type TargetSettings = z.output<typeof targetSide>;
export type Target = z.output<typeof target>;

function bucketsOf({ SALLYPORT_TARGET_BUCKETS, SALLYPORT_BACKUP_BUCKETS }: TargetSettings): readonly string[] {
  return [...SALLYPORT_TARGET_BUCKETS, ...SALLYPORT_BACKUP_BUCKETS];
}

/** The worker's settings from its environment; README.md lists them. Throws a FatalError that names each wrong one. */
export function readSettings(environment: Environment): Settings {
  return readEnvironment(schema, environment);
}
