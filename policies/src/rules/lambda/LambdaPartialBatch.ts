import { isSet } from "../../documents/isSet.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { mappingType } from "./lambdaTypes.js";
import { sourceKindOf } from "./sourceKindOf.js";

const queue = "arn:aws:sqs:eu-west-1:111122223333:orders";
const stream = { eventSourceArn: "arn:aws:kinesis:eu-west-1:111122223333:stream/orders", startingPosition: "LATEST" };
const functionResponseTypes = ["ReportBatchItemFailures"];

/** A message that fails does not take its batch along, and one of a stream that fails for good is set aside. */
export const LambdaPartialBatch: ResourceRule = {
  id: "lambda-partial-batch",
  title: "Functions report which messages of a batch failed",
  severity: "medium",
  why: "Otherwise the whole batch comes again: what was done is done twice, and good messages end in the dead-letter queue with the bad one; a stream stands still at it",
  fix: 'set functionResponseTypes ["ReportBatchItemFailures"] and return batchItemFailures; for streams also destinationConfig.onFailure and maximumRetryAttempts',
  url: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting",
  controls: ["INT-05"],
  scope: "resource",
  types: [mappingType],
  evaluate: ({ name, props }) => {
    const kind = sourceKindOf(props);
    if (kind !== "queue" && kind !== "stream") return verdictOf([]);
    const types = (props.functionResponseTypes as readonly string[] | undefined) ?? [];
    const reports = props.batchSize === 1 || types.includes("ReportBatchItemFailures");
    return verdictOf([
      ...(reports ? [] : [{ id: "WholeBatch", message: `one failure of ${name} fails its whole batch` }]),
      ...(kind === "stream" && !setsAside(props)
        ? [{ id: "Stuck", message: `a record that always fails stops the stream of ${name}, or is lost` }]
        : []),
    ]);
  },
  examples: {
    good: [{ type: mappingType, name: "orders", props: { eventSourceArn: queue, functionResponseTypes } }],
    bad: [{ type: mappingType, name: "orders", props: { eventSourceArn: queue } }],
    others: {
      "a stream that keeps nothing": [
        { type: mappingType, name: "orders", props: { ...stream, functionResponseTypes, maximumRetryAttempts: 3 } },
      ],
      "a stream that tries for ever": [
        {
          type: mappingType,
          name: "orders",
          props: { ...stream, functionResponseTypes, destinationConfig: { onFailure: { destinationArn: queue } } },
        },
      ],
    },
  },
};

function setsAside({ destinationConfig, maximumRetryAttempts }: ResourceView["props"]): boolean {
  const { onFailure } = (destinationConfig ?? {}) as { readonly onFailure?: ResourceView["props"] };
  return Number(maximumRetryAttempts ?? -1) >= 0 && isSet(onFailure ?? {}, "destinationArn");
}
