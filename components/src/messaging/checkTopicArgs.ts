import { ArgumentError } from "../errors/ArgumentError.js";
import { checkServices } from "../identity/checkServices.js";
import type { HardenedTopicArgs, TopicSubscriptionArgs } from "./HardenedTopicArgs.js";
import { TopicProtocol } from "./TopicProtocol.js";

/** What the endpoint of each protocol looks like. */
const endpoints: Readonly<Record<TopicProtocol, { readonly form: RegExp; readonly fix: string }>> = {
  [TopicProtocol.Email]: { form: /^[^@\s]+@[^@\s]+$/, fix: "give an e-mail address" },
  [TopicProtocol.Https]: { form: /^https:\/\/[^\s]+$/, fix: "give a URL that begins with https:" },
  [TopicProtocol.Lambda]: { form: /^arn:[^:]+:lambda:[^:]+:\d{12}:function:/, fix: "give the ARN of a function" },
  [TopicProtocol.Sqs]: { form: /^arn:[^:]+:sqs:[^:]+:\d{12}:[\w-]+$/, fix: "give the ARN of a queue" },
};

/**
 * Checks what is known at construction of a topic's arguments.
 *
 * @throws ArgumentError for a name without room for its queue's, a protocol that is not encrypted, or an endpoint that
 * does not fit its protocol
 */
export function checkTopicArgs(component: string, name: string, args: HardenedTopicArgs): void {
  const topicName = args.topicName ?? name;
  if (typeof topicName === "string" && !/^[A-Za-z0-9_-]{1,68}$/.test(topicName)) {
    const fix = "give 1 to 68 letters, digits, hyphens and underscores";
    throw new ArgumentError(component, "topicName", topicName, fix);
  }
  checkServices(component, "publishers", args.publishers);
  for (const role of args.publisherRoleNames ?? []) {
    if (typeof role === "string" && !/^([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/.test(role)) {
      const fix = "give the name of a role, with its path if it has one, and no ARN";
      throw new ArgumentError(component, "publisherRoleNames", role, fix);
    }
  }
  args.subscriptions?.forEach((subscription, index) => {
    checkSubscription(component, `subscriptions[${index}]`, subscription);
  });
}

function checkSubscription(component: string, argument: string, { protocol, endpoint }: TopicSubscriptionArgs): void {
  // Programs in other languages, and untyped ones, can pass anything.
  const expected = Object.hasOwn(endpoints, protocol) ? endpoints[protocol] : undefined;
  if (expected === undefined) {
    const fix = `give one of ${Object.keys(endpoints).join(", ")} (ENC-16)`;
    throw new ArgumentError(component, `${argument}.protocol`, protocol, fix);
  }
  if (typeof endpoint === "string" && !expected.form.test(endpoint)) {
    throw new ArgumentError(component, `${argument}.endpoint`, endpoint, expected.fix);
  }
}
