import { z } from "zod";
import { CredentialError } from "../CredentialError.js";
import { environmentNames } from "../EnvironmentName.js";

const role = z.object({
  roleArn: z.string().regex(/^arn:[a-z-]+:iam::\d{12}:role\/.+$/, "is no ARN of a role"),
  /** What the role's trust policy asks for (IAM-13). */
  externalId: z.string().min(2).max(1_224).optional(),
  /** 15 minutes to 12 hours. */
  sessionSeconds: z.int().min(900).max(43_200).default(3_600),
});

const bucket = z.object({
  bucket: z.string().min(3).max(63),
  prefix: z.string().default(""),
  /** Whether the role writes there too; validation then writes, reads and removes a probe object. */
  write: z.boolean().default(false),
  /** The service whose role is used. */
  service: z.string().min(1),
});

const schema = z.object({
  SALLYPORT_SECRET_NAMESPACE: z
    .string()
    .regex(/^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*$/, "is no beginning of a secret's name")
    .default("avesa"),
  SALLYPORT_SERVICE_ROLES: json(z.record(z.string(), z.partialRecord(z.enum(environmentNames), role))),
  SALLYPORT_SERVICE_BUCKETS: json(z.partialRecord(z.enum(environmentNames), z.array(bucket))),
});

/** What is configured and not secret: where secrets are, and which roles stand for which service. */
export interface ManagerSettings {
  /** Beginning of the names of secrets. */
  readonly namespace: string;
  /** Roles by service and environment. */
  readonly roles: Readonly<Record<string, Partial<Readonly<Record<string, ServiceRole>>>>>;
  /** Buckets by environment, for the validation of kind s3. */
  readonly buckets: Partial<Readonly<Record<string, readonly ServiceBucket[]>>>;
}

export type ServiceRole = Readonly<z.output<typeof role>>;
export type ServiceBucket = Readonly<z.output<typeof bucket>>;

/**
 * Reads SALLYPORT_SECRET_NAMESPACE (default "avesa"), SALLYPORT_SERVICE_ROLES, as
 * `{"ingestion":{"prod":{"roleArn":"arn:…","externalId":"…"}}}`, and SALLYPORT_SERVICE_BUCKETS, as
 * `{"prod":[{"bucket":"…","prefix":"in/","service":"ingestion"}]}`.
 *
 * @throws CredentialError `environment-variables-wrong`
 */
export function readManagerSettings(variables: Readonly<Record<string, string | undefined>>): ManagerSettings {
  const result = schema.safeParse(variables);
  if (result.success) {
    const { SALLYPORT_SECRET_NAMESPACE, SALLYPORT_SERVICE_ROLES, SALLYPORT_SERVICE_BUCKETS } = result.data;
    return {
      namespace: SALLYPORT_SECRET_NAMESPACE,
      roles: SALLYPORT_SERVICE_ROLES,
      buckets: SALLYPORT_SERVICE_BUCKETS,
    };
  }
  const fields = result.error.issues.map(({ path, message }) => `${path.map(String).join(".")}: ${message}`);
  throw new CredentialError({
    code: "environment-variables-wrong",
    what: `The settings of the credential manager are not usable (${fields.join("; ")})`,
    fix: "Correct these variables, as docs/guides/credentials.md says",
    fields: [...new Set(result.error.issues.map(({ path }) => String(path[0])))],
  });
}

function json<Schema extends z.ZodType>(inner: Schema) {
  const parsed = z.string().transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: "custom", message: "is no JSON" });
      return z.NEVER;
    }
  });
  return parsed.pipe(inner).default({} as z.output<Schema> & z.core.util.NoUndefined<z.output<Schema>>);
}
