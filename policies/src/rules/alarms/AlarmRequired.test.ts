import { describe, expect, it } from "@jest/globals";
import { exampleGraph } from "../../engine/exampleGraph.js";
import { judge } from "../../engine/judge.js";
import type { Example } from "../../engine/Rule.js";
import { AlarmRequired } from "./AlarmRequired.js";
import { alarmType } from "./alarmTypes.js";

const queueType = "aws:sqs/queue:Queue";
const visible = {
  namespace: "AWS/SQS",
  metricName: "ApproximateNumberOfMessagesVisible",
  dimensions: { QueueName: "dead" },
};
const dead = { type: queueType, name: "dead", parent: "store" };
const orders = { type: queueType, name: "orders", parent: "store", refersTo: { redrivePolicy: "dead" } };
const store = { type: "acme:index:Store", name: "store" };

const kindOf = (example: Example) => {
  const graph = exampleGraph(example);
  const [subject] = graph.resources;
  return subject && judge(AlarmRequired, subject, graph).kind;
};

describe("the alarms that a resource needs", () => {
  it("may name it in a text, where its component makes them", () => {
    const beside = { type: alarmType, name: "letters", parent: "store", props: visible };
    expect(kindOf([dead, orders, store, beside])).toBe("compliant");
  });

  it("are not those about another resource of the component", () => {
    const elsewhere = {
      type: alarmType,
      name: "letters",
      parent: "store",
      props: visible,
      refersTo: { dimensions: "orders" },
    };
    expect(kindOf([dead, orders, store, elsewhere])).toBe("violation");
  });

  it("are not asked of queues that work is taken from", () => {
    expect(kindOf([orders, dead, store])).toBe("compliant");
  });

  it("may look at its metric in a query", () => {
    const asked = {
      type: alarmType,
      name: "letters",
      props: { metricQueries: [{ id: "m1", metric: visible }] },
      refersTo: { metricQueries: "dead" },
    };
    expect(kindOf([dead, orders, store, asked])).toBe("compliant");
  });
});
