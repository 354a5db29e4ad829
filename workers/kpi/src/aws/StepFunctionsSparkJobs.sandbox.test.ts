import { CreateRoleCommand } from "@aws-sdk/client-iam";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  ListExecutionsCommand,
  SFNClient,
} from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { RetryableError } from "@sallyport/worker-kit";
import { type SandboxClients, sandboxClients, testClientSettings, until } from "@sallyport/worker-kit/testing";
import { StepFunctionsSparkJobs } from "./StepFunctionsSparkJobs.js";

const { signal } = new AbortController();
const places = { inputBucket: "shop-data", artifactBucket: "kpi-artifacts", interval: 100 };
const job = (runId: string) => ({ runId, input: "Data/", output: `state/spark/${runId}/` });

// State machines of states that the emulator executes; that of the stack, whose task is EMR Serverless, is not executed anywhere here.
describe("StepFunctionsSparkJobs", () => {
  let sandbox: TestSandbox;
  let clients: SandboxClients;
  let sfn: SFNClient;
  let roleArn = "";
  let number = 0;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    clients = sandboxClients(sandbox, "eu-west-1");
    sfn = new SFNClient(testClientSettings(sandbox));
    const trust = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "states.amazonaws.com" } };
    const { Role } = await clients.iam.send(
      new CreateRoleCommand({
        RoleName: "spark-states",
        AssumeRolePolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: [trust] }),
      }),
    );
    roleArn = Role?.Arn ?? "";
  }, 60_000);
  afterAll(async () => {
    sfn?.destroy();
    clients?.close();
    await sandbox?.stop();
  });

  const machineOf = async (states: Record<string, object>) => {
    const definition = JSON.stringify({ StartAt: Object.keys(states)[0], States: states });
    const command = new CreateStateMachineCommand({ name: `spark-${number++}`, definition, roleArn });
    const { stateMachineArn: stateMachine = "" } = await sfn.send(command);
    return { stateMachine, jobs: new StepFunctionsSparkJobs(sfn, { ...places, stateMachine }) };
  };
  const executionsOf = async (stateMachineArn: string) =>
    (await sfn.send(new ListExecutionsCommand({ stateMachineArn }))).executions ?? [];

  test("resolves once the execution has ended well, which is named for the run and told of both places", async () => {
    const { stateMachine, jobs } = await machineOf({
      Wait: { Type: "Wait", Seconds: 1, Next: "Done" },
      Done: { Type: "Succeed" },
    });
    await jobs.run(job("run-1"), signal);
    const [execution] = await executionsOf(stateMachine);
    expect(execution).toMatchObject({ name: "run-1", status: "SUCCEEDED" });
    const { input = "" } = await sfn.send(new DescribeExecutionCommand({ executionArn: execution?.executionArn }));
    expect(JSON.parse(input)).toEqual({
      runId: "run-1",
      input: "s3://shop-data/Data/",
      output: "s3://kpi-artifacts/state/spark/run-1/",
    });
  });

  test("rejects with the error and the cause that the execution ended with", async () => {
    const { jobs } = await machineOf({
      Fail: { Type: "Fail", Error: "JobFailed", Cause: "Exit code 1 of the driver" },
    });
    const failure = jobs.run(job("run-2"), signal);
    await expect(failure).rejects.toThrow(RetryableError);
    await expect(failure).rejects.toThrow("The Spark job ended as FAILED (JobFailed: Exit code 1 of the driver)");
    await expect(failure).rejects.toMatchObject({ reason: "spark-job-failed" });
  });

  test("joins the execution of the same run, running or ended, and starts no second one", async () => {
    const { stateMachine, jobs } = await machineOf({ Wait: { Type: "Wait", Seconds: 2, End: true } });
    await Promise.all([jobs.run(job("run-3"), signal), jobs.run(job("run-3"), signal)]);
    await jobs.run(job("run-3"), signal);
    // Another input under the same name, as of another release: the name decides.
    await jobs.run({ ...job("run-3"), output: "state/spark/other/" }, signal);
    expect(await executionsOf(stateMachine)).toHaveLength(1);
  });

  test("stops the execution where the run is aborted", async () => {
    const { stateMachine, jobs } = await machineOf({ Wait: { Type: "Wait", Seconds: 60, End: true } });
    const run = new AbortController();
    const outcome = jobs.run(job("run-4"), run.signal).catch((error: unknown) => error);
    await until("an execution", async () => (await executionsOf(stateMachine)).length === 1);
    run.abort(new Error("the lease is lost"));
    expect(await outcome).toMatchObject({ message: "the lease is lost" });
    await until("its stop", async () => (await executionsOf(stateMachine))[0]?.status === "ABORTED");
  });

  test("fails at once where there is no such state machine", async () => {
    const jobs = new StepFunctionsSparkJobs(sfn, {
      ...places,
      stateMachine: "arn:aws:states:eu-west-1:000000000000:stateMachine:not-there",
    });
    await expect(jobs.run(job("run-5"), signal)).rejects.toMatchObject({ name: "StateMachineDoesNotExist" });
  });
});
