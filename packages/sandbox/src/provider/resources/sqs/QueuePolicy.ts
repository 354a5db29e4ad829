import { examplePolicy } from "./exampleDocuments.js";
import { queueAttribute } from "./queueAttribute.js";

/** The resource policy of a queue. */
export const QueuePolicy = queueAttribute("policy", "Policy", {
  type: "aws:sqs/queuePolicy:QueuePolicy",
  applied: true,
  why: "Decides, with the caller's own policies, who may use the queue; deliveries by S3, SNS and EventBridge too.",
  examples: [
    {
      needs: {
        queue: { type: "aws:sqs/queue:Queue", inputs: () => ({ name: "conformance-policed" }) },
        other: { type: "aws:sqs/queue:Queue", inputs: () => ({ name: "conformance-policed-other" }) },
      },
      base: (made) => ({ queueUrl: made("queue", "url"), policy: examplePolicy("conformance-policed") }),
      updated: (made) => ({ queueUrl: made("queue", "url"), policy: examplePolicy("conformance-policed", "Allow") }),
      replacing: (made) => ({ queueUrl: made("other", "url"), policy: examplePolicy("conformance-policed-other") }),
    },
  ],
});
