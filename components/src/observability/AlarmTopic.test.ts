import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { AlarmTopic, type AlarmTopicArgs } from "./AlarmTopic.js";

const recorded = async (args: AlarmTopicArgs = {}) => {
  const { resources } = await record(() => new AlarmTopic("alarms", args));
  return Object.fromEntries(resources.map(({ name, inputs }) => [name, inputs]));
};
interface Document {
  readonly Statement: readonly { readonly Sid: string; readonly Effect: string; readonly Condition: object }[];
}

describe("AlarmTopic", () => {
  it("takes alarms and events of this account and region only, over TLS", async () => {
    const resources = await recorded();
    const { Statement } = JSON.parse(String(resources["alarms-policy"]?.policy)) as Document;
    expect(Statement.map(({ Sid, Effect }) => [Sid, Effect])).toEqual([
      ["DenyInsecureTransport", "Deny"],
      ["AllowSendByCloudwatch", "Allow"],
      ["AllowSendByEvents", "Allow"],
    ]);
    expect(Statement[1]?.Condition).toEqual({
      StringEquals: { "aws:SourceAccount": "111122223333" },
      ArnLike: { "aws:SourceArn": ["arn:aws:cloudwatch:eu-west-1:111122223333:alarm:*"] },
    });
  });

  it("signs what it gives to its subscribers by SHA-256", async () => {
    expect((await recorded())["alarms-topic"]?.signatureVersion).toBe(2);
  });

  it("lets exactly its publishers use its key", async () => {
    const publishers = [
      { service: "events.amazonaws.com", sourceArns: ["arn:aws:events:eu-west-1:111122223333:rule/r"] },
    ];
    const resources = await recorded({ publishers });
    expect(resources["alarms-topic"]?.kmsMasterKeyId).toBe("arn:aws:kms:eu-west-1:111122223333:key/alarms-key-key");
    for (const name of ["alarms-policy", "alarms-key-key"]) {
      expect(resources[name]?.policy).toContain("events.amazonaws.com");
      expect(resources[name]?.policy).not.toContain("cloudwatch.amazonaws.com");
    }
  });
});
