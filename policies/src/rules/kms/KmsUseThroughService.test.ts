import { describe, expect, it } from "@jest/globals";
import { exampleGraph } from "../../engine/exampleGraph.js";
import { judge } from "../../engine/judge.js";
import { KmsUseThroughService } from "./KmsUseThroughService.js";

const said = (context: string, arn: string) => {
  const Condition = { StringEquals: { [`kms:EncryptionContext:${context}`]: arn } };
  const Resource = "arn:aws:kms:eu-west-1:111122223333:key/k";
  const Statement = [{ Sid: "Use", Effect: "Allow", Action: "kms:GenerateDataKey", Resource, Condition }];
  const graph = exampleGraph([
    { type: "aws:iam/rolePolicy:RolePolicy", name: "executions", props: { policy: JSON.stringify({ Statement }) } },
  ]);
  const [policy] = graph.resources;
  return policy && judge(KmsUseThroughService, policy, graph)?.kind;
};

describe("the direct use of a key by a state machine's role", () => {
  it.each([
    ["its executions", "aws:states:stateMachineArn", "arn:aws:states:eu-west-1:111122223333:stateMachine:orders"],
    ["the delivery of its log", "SourceArn", "arn:aws:logs:eu-west-1:111122223333:*"],
  ])("is right for %s, which kms:ViaService would stop", (_what, context, arn) => {
    expect(said(context, arn)).toBe("compliant");
  });

  it.each([
    ["every machine", "aws:states:stateMachineArn", "arn:aws:states:eu-west-1:111122223333:stateMachine:*"],
    ["everything", "aws:states:stateMachineArn", "*"],
    ["what else has a source", "SourceArn", "arn:aws:s3:::orders"],
  ])("is wrong for %s", (_what, context, arn) => {
    expect(said(context, arn)).toBe("violation");
  });
});
