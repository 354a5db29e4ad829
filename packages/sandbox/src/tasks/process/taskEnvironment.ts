/** What a task's environment is made of. */
export interface TaskEnvironmentParts {
  /** The task definition's own, with the overrides applied. */
  readonly defined: Readonly<Record<string, string>>;
  readonly region: string;
  readonly endpoint: string;
  readonly caFile: string;
  /** Private folder of the task. */
  readonly scratch: string;
  readonly path: string;
  /** Undefined when the task has no task role. */
  readonly credentials: { readonly uri: string; readonly tokenFile: string } | undefined;
}

/** A task definition may set any of them to a path of the container. */
const temporary = (folder: string) => ({ TMPDIR: folder, TMP: folder, TEMP: folder });

const neverDefined = /^AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|PROFILE|CONTAINER_.*)$/;

/**
 * The whole environment of a task's process. Nothing of the machine's is passed on but PATH. What ECS or the sandbox
 * sets wins over the task definition, and static AWS keys never enter: a task acts under its task role only. Pure.
 */
export function taskEnvironment(parts: TaskEnvironmentParts): Record<string, string> {
  const defined = Object.entries(parts.defined).filter(([name]) => !neverDefined.test(name));
  return {
    PATH: parts.path,
    ...Object.fromEntries(defined),
    HOME: parts.scratch,
    ...temporary(parts.scratch),
    AWS_REGION: parts.region,
    AWS_DEFAULT_REGION: parts.region,
    AWS_ENDPOINT_URL: parts.endpoint,
    NODE_EXTRA_CA_CERTS: parts.caFile,
    // Where the image's bundle of RDS's authorities would be, for workers that verify their database's certificate.
    ...("DB_CA" in parts.defined ? { DB_CA: parts.caFile } : {}),
    // On a machine in the cloud, a task without a role would else find the machine's own role.
    AWS_EC2_METADATA_DISABLED: "true",
    ...(parts.credentials
      ? {
          AWS_CONTAINER_CREDENTIALS_FULL_URI: parts.credentials.uri,
          AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: parts.credentials.tokenFile,
        }
      : {}),
  };
}
