import { CreateApplicationCommand, StartJobRunCommand } from "@aws-sdk/client-emr-serverless";
import { CreateKeyCommand } from "@aws-sdk/client-kms";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { clientsOf } from "../../../testing/clientsOf.js";
import { roleSession } from "../../../testing/roleSession.js";
import { startTestSandbox, type TestSandbox } from "../../../testing/withSandbox.js";
import type { Clients } from "../../Clients.js";

const region = "eu-west-1";
const arn = (rest: string) => `arn:aws:states:${region}:000000000000:${rest}`;
const machineArn = arn("stateMachine:orders");
const states = {
  StartAt: "Which",
  States: {
    Which: {
      Type: "Choice",
      Choices: [
        { Variable: "$.do", StringEquals: "wait", Next: "Wait" },
        { Variable: "$.do", StringEquals: "spark", Next: "Spark" },
      ],
      Default: "Done",
    },
    Wait: { Type: "Wait", Seconds: 60, Next: "Done" },
    Spark: { Type: "Task", Resource: "arn:aws:states:::emr-serverless:startJobRun.sync", End: true },
    Done: { Type: "Pass", Result: { done: true }, End: true },
  },
};

describe("a state machine of the sandbox", () => {
  let sandbox: TestSandbox;
  let clients: Clients;
  let keyArn: string;

  const worker = async (name: string, ...statements: Parameters<typeof roleSession>[2][number][]) => {
    const session = await roleSession(sandbox, name, [
      { Sid: "Start", Action: "states:StartExecution", Resource: machineArn },
      { Sid: "Stop", Action: "states:StopExecution", Resource: arn("execution:orders:*") },
      { Sid: "Inspect", Action: "states:DescribeExecution", Resource: arn("execution:orders:*") },
      ...statements,
    ]);
    return (await clientsOf(sandbox, session)).sfn(region);
  };
  const decrypt = (context: string) => ({
    Sid: "Decrypt",
    Action: "kms:Decrypt",
    Resource: keyArn,
    Condition: {
      StringEquals: { "kms:ViaService": `states.${region}.amazonaws.com` },
      StringLike: { "kms:EncryptionContext:aws:states:stateMachineArn": context },
    },
  });

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    clients = await clientsOf(sandbox);
    const { KeyMetadata } = await clients.kms(region).send(new CreateKeyCommand({}));
    keyArn = KeyMetadata?.Arn ?? "";
    await roleSession(sandbox, "orders", [
      { Sid: "Wait", Action: "states:DescribeStateMachine", Resource: machineArn },
    ]);
    await clients.sfn(region).send(
      new CreateStateMachineCommand({
        name: "orders",
        definition: JSON.stringify(states),
        roleArn: "arn:aws:iam::000000000000:role/orders",
        encryptionConfiguration: { type: "CUSTOMER_MANAGED_KMS_KEY", kmsKeyId: keyArn },
      }),
    );
  }, 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  });

  const ended = async (sfn: Awaited<ReturnType<typeof worker>>, executionArn: string | undefined) => {
    for (let tries = 0; tries < 50; tries += 1) {
      const found = await sfn.send(new DescribeExecutionCommand({ executionArn }));
      if (found.status !== "RUNNING") return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error("the execution does not end");
  };
  const start = (sfn: Awaited<ReturnType<typeof worker>>, name: string, input: object) =>
    sfn.send(new StartExecutionCommand({ stateMachineArn: machineArn, name, input: JSON.stringify(input) }));

  test("runs its states, once for each name", async () => {
    const sfn = await worker("runner", decrypt(machineArn));
    const { executionArn } = await start(sfn, "once", {});
    expect(await ended(sfn, executionArn)).toMatchObject({ status: "SUCCEEDED", output: '{"done": true}' });
    await expect(start(sfn, "once", {})).rejects.toMatchObject({ name: "ExecutionAlreadyExists" });
  });

  test("is stopped while it waits", async () => {
    const sfn = await worker("stopper", decrypt(machineArn));
    const { executionArn } = await start(sfn, "stopped", { do: "wait" });
    await sfn.send(new StopExecutionCommand({ executionArn, cause: "the run was aborted" }));
    expect(await ended(sfn, executionArn)).toMatchObject({ status: "ABORTED", cause: "the run was aborted" });
  });

  test("is read by who may decrypt for it alone; starting and stopping needs no key", async () => {
    const keyless = await worker("keyless");
    const { executionArn } = await start(keyless, "unread", { do: "wait" });
    const read = new DescribeExecutionCommand({ executionArn });
    await expect(keyless.send(read)).rejects.toMatchObject({ name: "KmsAccessDeniedException" });
    const other = await worker("other", decrypt(arn("stateMachine:others")));
    await expect(other.send(read)).rejects.toMatchObject({ name: "KmsAccessDeniedException" });
    await keyless.send(new StopExecutionCommand({ executionArn }));
    expect(await ended(await worker("reader", decrypt(machineArn)), executionArn)).toMatchObject({ status: "ABORTED" });
  });

  test("fails at a step of Spark, and so does a job run by itself: the sandbox keeps applications and runs no job", async () => {
    const sfn = clients.sfn(region);
    const { executionArn } = await start(sfn, "spark", { do: "spark" });
    expect(await ended(sfn, executionArn)).toMatchObject({ status: "FAILED" });
    const emr = clients.emrServerless(region);
    const { applicationId } = await emr.send(
      new CreateApplicationCommand({ name: "orders", type: "spark", releaseLabel: "emr-7.9.0", clientToken: "one" }),
    );
    const run = new StartJobRunCommand({
      applicationId,
      clientToken: "one",
      executionRoleArn: "arn:aws:iam::000000000000:role/orders",
      jobDriver: { sparkSubmit: { entryPoint: "local:///job.py" } },
    });
    await expect(emr.send(run)).rejects.toThrow("it runs no Spark");
  });
});
