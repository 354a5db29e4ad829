import { describe, expect, it } from "@jest/globals";
import { scopedTopicPolicyFor } from "./scopedTopicPolicyFor.js";

const arn = "arn:aws:sns:eu-west-1:111122223333:rotate-now";
const operators = "arn:aws:iam::111122223333:role/operators";
const nobody = { publishers: [], publisherRoles: [], endpoints: [] };
const statements = (users: Partial<Parameters<typeof scopedTopicPolicyFor>[2]>) =>
  scopedTopicPolicyFor(arn, "111122223333", { ...nobody, ...users }).Statement;

describe("scopedTopicPolicyFor", () => {
  it("refuses publishing without TLS, and every subscription where none is named", () => {
    expect(statements({})).toMatchObject([
      { Sid: "DenyInsecureTransport", Action: "sns:Publish" },
      { Sid: "DenySubscribe", Effect: "Deny", Principal: "*", Action: "sns:Subscribe", Resource: [arn] },
    ]);
    expect(statements({})[1]).not.toHaveProperty("Condition");
  });

  it("refuses to subscribe what is not named", () => {
    const endpoints = ["arn:aws:sqs:eu-west-1:111122223333:audit", "arn:aws:lambda:eu-west-1:111122223333:function:f"];
    expect(statements({ endpoints }).at(-1)).toMatchObject({
      Sid: "DenySubscribeOfOthers",
      Condition: { StringNotEquals: { "sns:Endpoint": [...endpoints].sort() } },
    });
  });

  it("refuses publishing by other roles than those named, but not by the services that another statement holds", () => {
    const publishers = [
      { service: "events.amazonaws.com", sourceArns: ["arn:aws:events:eu-west-1:111122223333:rule/rotate"] },
    ];
    const made = statements({ publishers, publisherRoles: [operators, operators] });
    expect(made.map(({ Sid }) => Sid)).toEqual([
      "DenyInsecureTransport",
      "AllowSendByEvents",
      "DenyPublishByOthers",
      "DenySubscribe",
    ]);
    expect(made[2]?.Condition).toEqual({
      ArnNotEquals: { "aws:PrincipalArn": [operators] },
      Bool: { "aws:PrincipalIsAWSService": "false" },
    });
  });
});
