/** How a topic reaches a subscriber. Plain HTTP is not among them (ENC-16). */
export const TopicProtocol = {
  Email: "email",
  Https: "https",
  Lambda: "lambda",
  Sqs: "sqs",
} as const;

export type TopicProtocol = (typeof TopicProtocol)[keyof typeof TopicProtocol];
