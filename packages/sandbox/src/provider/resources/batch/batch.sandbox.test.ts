import {
  CreateComputeEnvironmentCommand,
  CreateJobQueueCommand,
  DeleteComputeEnvironmentCommand,
  DeleteJobQueueCommand,
  DeregisterJobDefinitionCommand,
  DescribeJobDefinitionsCommand,
  RegisterJobDefinitionCommand,
  UpdateComputeEnvironmentCommand,
} from "@aws-sdk/client-batch";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { clientsOf } from "../../../testing/clientsOf.js";
import { startTestSandbox, type TestSandbox } from "../../../testing/withSandbox.js";
import type { Clients } from "../../Clients.js";

describe("Batch in the sandbox", () => {
  let sandbox: TestSandbox;
  let batch: ReturnType<Clients["batch"]>;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    batch = (await clientsOf(sandbox)).batch("eu-west-1");
  });

  afterAll(async () => {
    await sandbox?.stop();
  });

  test("refuses, as AWS does, to delete what is enabled or in use", async () => {
    await batch.send(
      new CreateComputeEnvironmentCommand({
        computeEnvironmentName: "place",
        type: "MANAGED",
        computeResources: { type: "FARGATE", maxvCpus: 4, subnets: ["subnet-1"] },
      }),
    );
    await batch.send(
      new CreateJobQueueCommand({
        jobQueueName: "jobs",
        priority: 1,
        computeEnvironmentOrder: [{ order: 1, computeEnvironment: "place" }],
      }),
    );
    const deleted = () => batch.send(new DeleteComputeEnvironmentCommand({ computeEnvironment: "place" }));
    await expect(deleted()).rejects.toThrow("must be disabled");
    await batch.send(new UpdateComputeEnvironmentCommand({ computeEnvironment: "place", state: "DISABLED" }));
    await expect(deleted()).rejects.toThrow("JobQueue relationship");
    await expect(batch.send(new DeleteJobQueueCommand({ jobQueue: "jobs" }))).rejects.toThrow("must be disabled");
  });

  test("keeps every revision of a definition, those that are deregistered as inactive", async () => {
    const register = (attempts: number) =>
      batch.send(
        new RegisterJobDefinitionCommand({
          jobDefinitionName: "job",
          type: "container",
          containerProperties: { image: "job" },
          retryStrategy: { attempts },
        }),
      );
    const { jobDefinitionArn } = await register(1);
    await register(2);
    await batch.send(new DeregisterJobDefinitionCommand({ jobDefinition: jobDefinitionArn }));
    const { jobDefinitions = [] } = await batch.send(new DescribeJobDefinitionsCommand({ jobDefinitionName: "job" }));
    expect(jobDefinitions.map(({ revision, status, retryStrategy }) => [revision, status, retryStrategy])).toEqual([
      [1, "INACTIVE", { attempts: 1 }],
      [2, "ACTIVE", { attempts: 2 }],
    ]);
  });
});
