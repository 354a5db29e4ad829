import { BatchClient, DescribeJobQueuesCommand, UpdateComputeEnvironmentCommand } from "@aws-sdk/client-batch";
import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from "@aws-sdk/client-lambda";
import { type DeployedStack, deployStack, SignedApi } from "sallyport/testing";

/** The deployed stack, whose parts are measured one at a time. */
export interface DeployedTransform {
  readonly stack: DeployedStack;
  readonly region: string;
  readonly apiUrl: string;
  /** Settings of the submitter, as it is deployed. */
  readonly submitterSettings: Readonly<Record<string, string>>;
  /** Calls the API with the sandbox's credentials. */
  api(send?: typeof fetch): SignedApi;
}

/**
 * Deploys the stack into a sandbox of its own. Its submitter is given no messages, and its jobs no place, so that what is measured is the API or
 * a submitter of the benchmark's, and not a machine on which thousands of jobs run.
 */
export async function deployTransform(): Promise<DeployedTransform> {
  const stack = await deployStack("transform");
  const { apiUrl, region } = stack.deployment.outputs as { readonly apiUrl: string; readonly region: string };
  const lambda = new LambdaClient({ region });
  const { EventSourceMappings: mappings = [] } = await lambda.send(new ListEventSourceMappingsCommand({}));
  const submitter = mappings.find(({ FunctionArn = "" }) => FunctionArn.includes("submitter"));
  await lambda.send(new UpdateEventSourceMappingCommand({ UUID: submitter?.UUID, Enabled: false }));
  const get = new GetFunctionConfigurationCommand({ FunctionName: submitter?.FunctionArn });
  const { Environment } = await lambda.send(get);
  await leaveNoPlace(region, String(stack.deployment.outputs.jobQueue));
  const { AWS_ACCESS_KEY_ID: accessKeyId = "", AWS_SECRET_ACCESS_KEY: secretAccessKey = "" } = stack.environment;
  return {
    stack,
    region,
    apiUrl,
    submitterSettings: Environment?.Variables ?? {},
    api: (send = fetch) =>
      new SignedApi({ url: apiUrl, region, credentials: async () => ({ accessKeyId, secretAccessKey }), send }),
  };
}

/** Jobs wait then until they are ended. */
async function leaveNoPlace(region: string, jobQueue: string): Promise<void> {
  const batch = new BatchClient({ region });
  const { jobQueues } = await batch.send(new DescribeJobQueuesCommand({ jobQueues: [jobQueue] }));
  for (const { computeEnvironment } of jobQueues?.[0]?.computeEnvironmentOrder ?? [])
    await batch.send(new UpdateComputeEnvironmentCommand({ computeEnvironment, computeResources: { maxvCpus: 1 } }));
}
