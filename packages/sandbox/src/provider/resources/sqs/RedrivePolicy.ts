import type { Json } from "../../values/Json.js";
import { queueAttribute } from "./queueAttribute.js";

/** Where a queue moves messages that were received too often. */
export const RedrivePolicy = queueAttribute("redrivePolicy", "RedrivePolicy", {
  type: "aws:sqs/redrivePolicy:RedrivePolicy",
  applied: true,
  why: "Messages received more than maxReceiveCount times go to the dead-letter queue.",
  examples: [
    {
      needs: {
        queue: { type: "aws:sqs/queue:Queue", inputs: () => ({ name: "conformance-redriven" }) },
        other: { type: "aws:sqs/queue:Queue", inputs: () => ({ name: "conformance-redriven-other" }) },
        dead: { type: "aws:sqs/queue:Queue", inputs: () => ({ name: "conformance-redriven-dead" }) },
      },
      base: (made) => ({ queueUrl: made("queue", "url"), redrivePolicy: redrive(made("dead", "arn"), 5) }),
      updated: (made) => ({ queueUrl: made("queue", "url"), redrivePolicy: redrive(made("dead", "arn"), 3) }),
      replacing: (made) => ({ queueUrl: made("other", "url"), redrivePolicy: redrive(made("dead", "arn"), 5) }),
    },
  ],
});

const redrive = (deadLetterTargetArn: Json, maxReceiveCount: number): string =>
  JSON.stringify({ deadLetterTargetArn, maxReceiveCount });
