import { describe, expect, it } from "@jest/globals";
import { Access } from "@sallyport/components";
import { backfillAccess } from "./backfillAccess.js";
import { type Backfill, backfillDefinition } from "./backfillDefinition.js";

const backfill: Backfill = {
  partition: "aws",
  bucket: "orders-source",
  prefix: "in/",
  queueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/orders",
};

interface Definition {
  readonly TimeoutSeconds: number;
  readonly States: {
    readonly EachObject: Readonly<Record<string, unknown>> & {
      readonly ItemProcessor: { readonly States: { readonly Ask: Readonly<Record<string, unknown>> } };
    };
  };
}
const parsed = (more: Partial<Backfill> = {}) => JSON.parse(backfillDefinition({ ...backfill, ...more })) as Definition;

describe("the state machine of a backfill", () => {
  const { EachObject } = parsed().States;

  it("lists the rule's part of the bucket, narrowed by its input", () => {
    expect(EachObject.ItemReader).toEqual({
      Resource: "arn:aws:states:::s3:listObjectsV2",
      Parameters: { Bucket: "orders-source", "Prefix.$": "States.Format('in/{}', $.below)" },
    });
  });

  it("never lists beyond the prefix, whatever characters it has", () => {
    const { ItemReader } = parsed({ prefix: "it's {odd}\\/" }).States.EachObject;
    expect(ItemReader).toMatchObject({
      Parameters: { "Prefix.$": "States.Format('it\\'s \\{odd\\}\\\\/{}', $.below)" },
    });
  });

  it("asks for a hundred objects a message, in the worker's form, so that each is there once and has no sequencer", () => {
    expect(EachObject.ItemBatcher).toEqual({ MaxItemsPerBatch: 100, MaxInputBytesPerBatch: 131_072 });
    expect(EachObject.ItemSelector).toEqual({
      "key.$": "$$.Map.Item.Value.Key",
      "size.$": "$$.Map.Item.Value.Size",
    });
    expect(EachObject.ItemProcessor.States.Ask).toMatchObject({
      Resource: "arn:aws:states:::sqs:sendMessage",
      Parameters: {
        QueueUrl: backfill.queueUrl,
        MessageBody: {
          source: "sallyport.compressor",
          "detail-type": "Objects Requested",
          detail: { bucket: "orders-source", "objects.$": "$.Items" },
        },
      },
    });
  });

  it("tolerates no failure, sends a bounded number of messages at a time, and ends", () => {
    expect(EachObject).toMatchObject({ ToleratedFailurePercentage: 0, MaxConcurrency: 20, ResultPath: null });
    expect(EachObject.ItemProcessor).toMatchObject({
      ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" },
    });
    expect(parsed().TimeoutSeconds).toBe(172_800);
  });

  it("may list, send and follow its own children, and read no object", () => {
    const access = backfillAccess({
      bucket: "orders-source",
      prefix: "in/",
      queue: "orders",
      keyArn: "key",
      stateMachineName: "backfill",
    });
    expect(access.map(({ actions }) => actions)).toEqual([
      [Access.List],
      [Access.Send],
      [Access.StartExecution, Access.Inspect, Access.StopExecution],
    ]);
    expect(access[0]).toMatchObject({ bucket: "orders-source", prefix: "in/" });
    expect(access[2]).not.toHaveProperty("key");
  });
});
