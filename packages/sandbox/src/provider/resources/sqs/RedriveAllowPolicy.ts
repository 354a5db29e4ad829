import type { Json } from "../../values/Json.js";
import { queueAttribute } from "./queueAttribute.js";

/** Which queues may use this one as their dead-letter queue. */
export const RedriveAllowPolicy = queueAttribute("redriveAllowPolicy", "RedriveAllowPolicy", {
  type: "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
  applied: false,
  why: "Kept and returned by the emulator, which does not refuse other source queues.",
  examples: [
    {
      needs: {
        dead: { type: "aws:sqs/queue:Queue", inputs: () => ({ name: "conformance-dead" }) },
        other: { type: "aws:sqs/queue:Queue", inputs: () => ({ name: "conformance-dead-other" }) },
        source: { type: "aws:sqs/queue:Queue", inputs: () => ({ name: "conformance-dead-source" }) },
      },
      base: (made) => ({ queueUrl: made("dead", "url"), redriveAllowPolicy: allowed(made("source", "arn")) }),
      updated: (made) => ({
        queueUrl: made("dead", "url"),
        redriveAllowPolicy: JSON.stringify({ redrivePermission: "denyAll" }),
      }),
      replacing: (made) => ({ queueUrl: made("other", "url"), redriveAllowPolicy: allowed(made("source", "arn")) }),
    },
  ],
});

const allowed = (sourceQueueArn: Json): string =>
  JSON.stringify({ redrivePermission: "byQueue", sourceQueueArns: [sourceQueueArn] });
