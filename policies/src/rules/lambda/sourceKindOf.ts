import { isSet } from "../../documents/isSet.js";
import type { ResourceView } from "../../engine/ResourceView.js";

const brokers = ["amazonManagedKafkaEventSourceConfig", "queues", "selfManagedEventSource", "topics"];

/** What a function is fed by, told by the properties that only such a source has: its ARN may not be known yet. */
export function sourceKindOf(props: ResourceView["props"]): "queue" | "stream" | "broker" | "documents" {
  if (isSet(props, "documentDbEventSourceConfig")) return "documents";
  const filled = (property: string) =>
    isSet(props, property) && Object.keys(props[property] as object | string).length > 0;
  if (brokers.some(filled)) return "broker";
  return isSet(props, "startingPosition") ? "stream" : "queue";
}
