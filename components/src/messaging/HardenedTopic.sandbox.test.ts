import { CreateTopicCommand, PublishCommand, SetTopicAttributesCommand, SubscribeCommand } from "@aws-sdk/client-sns";
import { CreateQueueCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { record } from "../conformance/record.js";
import { type Principal, region, type SandboxAccount, sandboxAccount } from "../testing/sandboxAccount.js";
import { HardenedTopic } from "./HardenedTopic.js";
import { TopicProtocol } from "./TopicProtocol.js";

const everything = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Sid: "All", Effect: "Allow", Action: ["sns:*", "sqs:*"], Resource: "*" }],
});

describe("a hardened topic, for roles that may do everything by their own policies, judged by the sandbox", () => {
  let sandbox: TestSandbox;
  let operator: Principal;
  let stranger: Principal;
  let topicArn: string;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    const account = await sandboxAccount(sandbox);
    topicArn = await deploy(account);
    operator = await account.actAs("operator", [everything]);
    stranger = await account.actAs("stranger", [everything]);
  });

  afterAll(async () => {
    await sandbox?.stop();
  });

  const publish = (role: Principal) => role.sns.send(new PublishCommand({ TopicArn: topicArn, Message: "rotate" }));

  it("takes notifications from the named role", async () => {
    await expect(publish(operator)).resolves.toHaveProperty("MessageId");
  });

  it("takes none from another role", async () => {
    await expect(publish(stranger)).rejects.toMatchObject(denied);
  });

  it("sends to the queue that it names and to no other, whoever subscribes it", async () => {
    const subscribe = async (QueueName: string) => {
      await stranger.sqs.send(new CreateQueueCommand({ QueueName }));
      const Endpoint = topicArn.replace(":sns:", ":sqs:").replace("rotate-now", QueueName);
      return await stranger.sns.send(new SubscribeCommand({ TopicArn: topicArn, Protocol: "sqs", Endpoint }));
    };
    await expect(subscribe("audit")).resolves.toHaveProperty("SubscriptionArn");
    await expect(subscribe("listener")).rejects.toMatchObject(denied);
  });
});

const denied = { name: expect.stringMatching(/^AuthorizationError|^AccessDenied/) };

/** Makes the topic with the policy that the component gives it. */
async function deploy({ accountId, root }: SandboxAccount): Promise<string> {
  const endpoint = `arn:aws:sqs:${region}:${accountId}:audit`;
  const { resources } = await record(
    () =>
      new HardenedTopic("rotate-now", {
        publisherRoleNames: ["operator"],
        subscriptions: [{ protocol: TopicProtocol.Sqs, endpoint }],
        account: { accountId },
        region,
      }),
  );
  const policy = resources.find(({ name }) => name === "rotate-now-policy")?.inputs.policy;
  const { TopicArn = "" } = await root.sns.send(new CreateTopicCommand({ Name: "rotate-now" }));
  await root.sns.send(
    new SetTopicAttributesCommand({ TopicArn, AttributeName: "Policy", AttributeValue: String(policy) }),
  );
  return TopicArn;
}
