import { describe, expect, it } from "@jest/globals";
import { sparkDefinition } from "./sparkDefinition.js";

const jobRoleArn = "arn:aws:iam::111122223333:role/kpi-dev-spark-job";
const definition = JSON.parse(
  sparkDefinition({ partition: "aws", applicationId: "00f1kpi", jobRoleArn, timeoutMinutes: 60 }),
) as {
  readonly States: Readonly<Record<string, { readonly Retry: readonly { readonly ErrorEquals: readonly string[] }[] }>>;
};

describe("the state machine's definition", () => {
  it("runs the image's program under the one job role, on what the worker names, and waits for its end", () => {
    expect(definition.States.Compute).toMatchObject({
      Resource: "arn:aws:states:::emr-serverless:startJobRun.sync",
      Parameters: {
        ApplicationId: "00f1kpi",
        ExecutionRoleArn: jobRoleArn,
        "Name.$": "$.runId",
        ExecutionTimeoutMinutes: 60,
        JobDriver: {
          SparkSubmit: {
            EntryPoint: "local:///usr/lib/sallyport/kpi_spark.py",
            "EntryPointArguments.$": "States.Array('--input', $.input, '--output', $.output)",
          },
        },
      },
      End: true,
    });
  });

  it("takes nothing else from its input: neither program, role nor settings", () => {
    const taken = [...JSON.stringify(definition).matchAll(/\$\.(\w+)/g)].map(([, name]) => name);
    expect([...new Set(taken)].sort()).toEqual(["input", "output", "runId"]);
  });

  it("repeats calls that were too many, and no job that failed", () => {
    const repeated = definition.States.Compute?.Retry.flatMap(({ ErrorEquals }) => ErrorEquals) ?? [];
    expect(repeated).not.toEqual([]);
    expect(repeated.filter((error) => !error.endsWith(".ThrottlingException"))).toEqual([]);
  });

  it("ends later than the job that it waits for would be ended", () => {
    expect(definition).toMatchObject({ TimeoutSeconds: 5400 });
  });
});
