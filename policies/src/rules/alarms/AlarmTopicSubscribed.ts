import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { alarmType, compositeType } from "./alarmTypes.js";

const topicType = "aws:sns/topic:Topic";
const subscriptionType = "aws:sns/topicSubscription:TopicSubscription";
const topic = { type: topicType, name: "alarms" };
const alarm = { type: alarmType, name: "failed", refersTo: { alarmActions: "alarms" } };

/** Every topic that takes alarms of its own stack has a subscriber. */
export const AlarmTopicSubscribed: RelationRule = {
  id: "alarm-topic-subscribed",
  title: "Topics that take alarms have a subscriber",
  severity: "medium",
  why: "A topic without a subscriber takes every alarm and tells nobody",
  fix: "add a TopicSubscription; a topic that alarms of other stacks use belongs into a stack of its own, where this is not seen",
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html",
  controls: ["MON-12"],
  scope: "stack",
  types: [topicType],
  evaluate: (resource, graph) => {
    const takesAlarms = [alarmType, compositeType].some(
      (type) => graph.referring(type, "alarmActions", resource).length > 0,
    );
    return !takesAlarms || graph.referring(subscriptionType, "topic", resource).length > 0
      ? compliant
      : violation("Nobody", `alarms go to topic ${resource.name}, to which nobody is subscribed`);
  },
  examples: {
    good: [topic, alarm, { type: subscriptionType, name: "people", refersTo: { topic: "alarms" } }],
    bad: [topic, alarm],
  },
};
