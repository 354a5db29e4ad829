import { setTimeout as delay } from "node:timers/promises";
import { BatchClient } from "@aws-sdk/client-batch";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { AssumeRoleCommand, type AssumeRoleCommandOutput, STSClient } from "@aws-sdk/client-sts";
import { type DeployedStack, deployStack } from "../../demo/testing/DeployedStack.js";
import type { SessionCredentials } from "../../demo/testing/underRole.js";
import { SignedApi } from "../api/SignedApi.js";
import type { Answer, TransformApi } from "../api/TransformApi.js";

/** What the tests need of the stack's outputs. */
interface TransformStackOutputs {
  readonly region: string;
  readonly apiUrl: string;
  readonly resultsBucket: string;
  readonly uploadsBucket: string;
  readonly jobsTable: string;
  readonly jobQueue: string;
  readonly jobDefinition: string;
  readonly jobLogGroup: string;
  readonly jobRole: string;
  readonly functionRoles: readonly string[];
  readonly callerRoleArns: Readonly<Record<string, string>>;
}

/** Seconds in which something has to happen, on a slow machine too. */
const patience = 150;

/** The batch transformations, deployed into a sandbox of their own, and called by the role that is made for it. */
export class DeployedTransform {
  readonly s3: S3Client;
  readonly batch: BatchClient;
  readonly dynamodb: DynamoDBClient;

  private constructor(
    readonly stack: DeployedStack,
    readonly outputs: TransformStackOutputs,
    /** Signs by the caller's role. */
    readonly api: TransformApi,
    /** Credentials of the role that may take the caller's, and may not call itself. */
    readonly operator: SessionCredentials,
    /** Ends waiting. */
    readonly signal?: AbortSignal,
  ) {
    const { region } = outputs;
    this.s3 = new S3Client({ region });
    this.batch = new BatchClient({ region });
    this.dynamodb = new DynamoDBClient({ region });
  }

  /**
   * @param credentialSeconds how long the credentials of a job's role are valid
   * @param configuration its committed configuration; by default the one that `npm start` deploys
   */
  static async deploy(credentialSeconds: number, configuration?: string): Promise<DeployedTransform> {
    process.env.SALLYPORT_TASK_CREDENTIAL_SECONDS = String(credentialSeconds);
    const stack = await deployStack("transform", configuration).finally(() => {
      delete process.env.SALLYPORT_TASK_CREDENTIAL_SECONDS;
    });
    try {
      const outputs = stack.deployment.outputs as unknown as TransformStackOutputs;
      const { operator, caller } = await callers(outputs);
      return new DeployedTransform(stack, outputs, signedBy(outputs, caller), operator);
    } catch (error) {
      await stack.stop();
      throw error;
    }
  }

  /** The same, of which nobody waits for anything once a signal is aborted. */
  within(signal: AbortSignal): DeployedTransform {
    return new DeployedTransform(this.stack, this.outputs, this.api, this.operator, signal);
  }

  /** A session of the operator's, of so many seconds. */
  async openSession(DurationSeconds: number): Promise<SessionCredentials> {
    const { region, callerRoleArns } = this.outputs;
    const RoleArn = String(callerRoleArns.operator).replace(/role\/.*$/, "role/operator");
    const asked = new AssumeRoleCommand({ RoleArn, RoleSessionName: "short-lived", DurationSeconds });
    return credentialsOf(await new STSClient({ region }).send(asked));
  }

  /** The API, signed with other credentials. */
  signedBy(credentials: SessionCredentials): TransformApi {
    return signedBy(this.outputs, credentials);
  }

  async get(path: string, query: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return await this.api.call({ method: "GET", path, query });
  }

  async post(path: string, body?: object, idempotencyKey?: string): Promise<Answer> {
    return await this.api.call({
      method: "POST",
      path,
      ...(body && { body }),
      ...(idempotencyKey !== undefined && { idempotencyKey }),
    });
  }

  async delete(path: string): Promise<Answer> {
    return await this.api.call({ method: "DELETE", path });
  }

  /** Submits a job; resolves with its id. */
  async submit(command: readonly string[], more: object = {}): Promise<string> {
    return String((await this.post("/jobs", { command, ...more })).jobId);
  }

  /** Waits until a job has a status, or has ended. */
  async reached(jobId: string, ...statuses: readonly string[]): Promise<Answer> {
    return await this.until(`job ${jobId} is ${statuses.join(" or ")}`, async () => {
      const job = await this.get(`/jobs/${jobId}`);
      return statuses.includes(String(job.status)) ? job : undefined;
    });
  }

  async ended(jobId: string): Promise<Answer> {
    return await this.reached(jobId, "SUCCEEDED", "FAILED");
  }

  async batchEnded(batchId: string): Promise<Answer> {
    return await this.until(`batch ${batchId} has ended`, async () => {
      const batch = await this.get(`/jobs/batch/${batchId}`);
      return batch.status === "IN_PROGRESS" ? undefined : batch;
    });
  }

  async read(bucket: string, key: string): Promise<string> {
    const { Body } = await this.s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return (await Body?.transformToString()) ?? "";
  }

  /** @throws Error when it does not become true in two minutes and a half */
  async until<Found>(what: string, look: () => Promise<Found | undefined>): Promise<Found> {
    for (const deadline = Date.now() + patience * 1000; Date.now() < deadline; ) {
      this.signal?.throwIfAborted();
      const found = await look();
      if (found !== undefined) return found;
      await delay(100);
    }
    throw new Error(`waited ${patience} s in vain until ${what}`);
  }

  async stop(): Promise<void> {
    await this.stack.stop();
  }
}

function signedBy({ apiUrl: url, region }: TransformStackOutputs, credentials: SessionCredentials): TransformApi {
  return new SignedApi({ url, region, credentials: async () => credentials });
}

/** The operator of the sandbox's configuration, and the session that it takes of the role that is made for it. */
async function callers({ region, callerRoleArns }: TransformStackOutputs) {
  const RoleArn = callerRoleArns.operator;
  const account = RoleArn?.split(":")[4];
  const trust = { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "sts:AssumeRole" };
  const iam = new IAMClient({ region });
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName: "operator", AssumeRolePolicyDocument: policyOf(trust) }),
  );
  const PolicyDocument = policyOf({ Sid: "Take", Effect: "Allow", Action: "sts:AssumeRole", Resource: RoleArn });
  await iam.send(new PutRolePolicyCommand({ RoleName: "operator", PolicyName: "call", PolicyDocument }));
  const opened = new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: "operator" });
  const operator = credentialsOf(await new STSClient({ region }).send(opened));
  const asked = new AssumeRoleCommand({ RoleArn, RoleSessionName: "caller", ExternalId: "sandbox" });
  return { operator, caller: credentialsOf(await new STSClient({ region, credentials: operator }).send(asked)) };
}

function policyOf(statement: object): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

function credentialsOf({ Credentials }: AssumeRoleCommandOutput): SessionCredentials {
  return {
    accessKeyId: Credentials?.AccessKeyId ?? "",
    secretAccessKey: Credentials?.SecretAccessKey ?? "",
    sessionToken: Credentials?.SessionToken ?? "",
  };
}
