import { S3Client } from "@aws-sdk/client-s3";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { openVault } from "@sallyport/credentials/vault";
import { clientSettings, createLogger, createMetrics, FatalError } from "@sallyport/worker-kit";
import type { JobArguments } from "./arguments/parseArguments.js";
import { NarrowedSession } from "./aws/NarrowedSession.js";
import { S3ObjectStore } from "./aws/S3ObjectStore.js";
import { SecretTokens } from "./aws/SecretTokens.js";
import { sessionPolicy } from "./aws/sessionPolicy.js";
import { isHidden } from "./isolation/isHidden.js";
import type { JobResult } from "./JobResult.js";
import type { ChildSession, JobPorts } from "./ports.js";
import { resultLimits } from "./results/ResultLimits.js";
import { runJob } from "./runJob.js";
import { type Attempt, attemptOf } from "./settings/attemptOf.js";
import type { Settings } from "./settings/readSettings.js";
import { PublicHosts } from "./source/git/PublicHosts.js";
import { sourceLimits } from "./source/SourceLimits.js";

export interface RunAttemptOptions {
  readonly request: JobArguments;
  readonly settings: Settings;
  readonly scratch: string;
  readonly write: (line: string) => void;
}

/** Calls in flight at most: results are many small files. */
const SOCKETS = 72;
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** The job of this container, with AWS behind its ports. @throws RefusedError `output` */
export async function runAttempt(options: RunAttemptOptions, signal: AbortSignal): Promise<JobResult> {
  const { request, settings, scratch, write } = options;
  const attempt = attemptOf(request.output ?? settings.TRANSFORM_OUTPUT, settings);
  const { jobName, attemptId, prefix } = attempt;
  const context = { jobName, attemptId };
  const logger = createLogger({ service: "transform", write, level: settings.SALLYPORT_LOG_LEVEL }).with(context);
  await checkHidden(settings);
  const client = clientSettings({ region: settings.AWS_REGION, maxSockets: SOCKETS });
  const sts = new STSClient(client);
  const { Arn } = await sts.send(new GetCallerIdentityCommand({}), { abortSignal: signal });
  // Under a name that the redaction does not take for a secret (LOG-11).
  logger.info("identity", { principal: Arn?.split(":").slice(4).join(":") });
  const ports: JobPorts = {
    objects: new S3ObjectStore(s3Of(settings, client), { bucket: settings.TRANSFORM_BUCKET, prefix }),
    hosts: new PublicHosts(settings.TRANSFORM_GIT_CA_FILE),
    tokens: new SecretTokens(openVault({ region: settings.AWS_REGION }), settings.TRANSFORM_GIT_TOKENS),
    session: sessionOf(sts, settings, attempt),
    clock: { now: () => new Date() },
    observer: {
      event: (name, fields) => logger.info(name, fields),
      output: ({ stream, line }) => logger.info("program.output", { stream, line }),
    },
  };
  const result = await runJob(
    ports,
    { ...requestOf(options), jobName, attemptId, output: `s3://${settings.TRANSFORM_BUCKET}/${prefix}`, scratch },
    signal,
  );
  if (result.status === "refused") logger.error("security.input_refused", { reason: result.error?.code });
  createMetrics({ namespace: "Sallyport/Transform", dimensions: { Region: settings.AWS_REGION }, write }).emit(
    {
      JobSeconds: [result.seconds, "Seconds"],
      JobsEnded: [1, "Count"],
      JobsFailed: [result.status === "succeeded" ? 0 : 1, "Count"],
      FilesStored: [result.files, "Count"],
    },
    context,
  );
  return result;
}

/** Before anything that is not ours runs. */
async function checkHidden(settings: Settings): Promise<void> {
  if (settings.TRANSFORM_HIDDEN_WORKER === "optional" || (await isHidden())) return;
  throw new FatalError({
    reason: "not-hidden",
    what: "The program could read the credentials of this worker",
    fix: "Run the image as user 1000, without capabilities, by its own entry point",
  });
}

function requestOf({ request, settings }: RunAttemptOptions) {
  return {
    source: request.source,
    command: request.command,
    environment: request.environment,
    timeoutSeconds: settings.TRANSFORM_TIMEOUT_SECONDS,
    killSeconds: settings.TRANSFORM_KILL_SECONDS,
    graceSeconds: settings.TRANSFORM_GRACE_SECONDS,
    path: settings.TRANSFORM_PATH,
    toolchains: settings.TRANSFORM_TOOLCHAINS,
    limits: { source: sourceLimits, results: resultLimits },
    policy: {
      programs: settings.TRANSFORM_PROGRAMS,
      environmentNames: settings.TRANSFORM_ENVIRONMENT_NAMES,
      gitHosts: settings.TRANSFORM_GIT_HOSTS,
      sourceBuckets: [settings.TRANSFORM_BUCKET, ...settings.TRANSFORM_SOURCE_BUCKETS],
    },
  };
}

function s3Of(settings: Settings, client: ReturnType<typeof clientSettings>): S3Client {
  // With a loopback endpoint there is no name for each bucket; AWS takes a path as well.
  return new S3Client({ ...client, forcePathStyle: settings.AWS_ENDPOINT_URL !== undefined, logger: silent });
}

/** Without a role for it, the program has no credentials at all. */
function sessionOf(
  sts: STSClient,
  settings: Settings,
  { jobName, attemptId, prefix }: Attempt,
): ChildSession | undefined {
  const roleArn = settings.TRANSFORM_CHILD_ROLE_ARN;
  if (roleArn === undefined) return undefined;
  const { AWS_REGION: region, AWS_ENDPOINT_URL: endpoint, NODE_EXTRA_CA_CERTS: caFile } = settings;
  const policy = sessionPolicy({
    partition: roleArn.split(":")[1] ?? "aws",
    region,
    bucket: settings.TRANSFORM_BUCKET,
    prefix,
    kmsKeyArn: settings.TRANSFORM_CHILD_KMS_KEY_ARN,
    actions: settings.TRANSFORM_CHILD_ACTIONS,
  });
  const environment = {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    TRANSFORM_RESULTS: `s3://${settings.TRANSFORM_BUCKET}/${prefix}`,
    ...(endpoint !== undefined && { AWS_ENDPOINT_URL: endpoint }),
    ...(endpoint !== undefined && caFile !== undefined && { NODE_EXTRA_CA_CERTS: caFile, AWS_CA_BUNDLE: caFile }),
  };
  const sessionName = `${jobName.slice(0, 30)}@${attemptId.slice(-33)}`;
  return new NarrowedSession(sts, { roleArn, sessionName, policy, environment });
}
