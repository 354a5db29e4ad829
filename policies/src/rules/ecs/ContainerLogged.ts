import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { type Container, containersOf, containerTypes, jobType, taskType } from "./containersOf.js";

interface Settings {
  readonly drivers: readonly string[];
}

const options = { "awslogs-group": "orders", "awslogs-region": "eu-west-1", mode: "non-blocking" };
const logging = (logConfiguration?: object) => ({
  containerDefinitions: JSON.stringify([{ name: "worker", logConfiguration }]),
});

/** Every container sends its output to a log that the stack makes, and says whether it waits for it. */
export const ContainerLogged: ResourceRule<Settings> = {
  id: "ecs-log-configuration",
  title: "Containers send their output to a log",
  severity: "high",
  why: "What a container that is gone wrote nowhere cannot be looked up: neither the failure nor the intruder",
  fix: "set logConfiguration with the driver awslogs, the options awslogs-group and mode, and no awslogs-create-group: a group that is made on the way has no retention and no key",
  url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html",
  controls: ["LOG-01", "LOG-03", "LOG-04"],
  scope: "resource",
  types: containerTypes,
  settings: {
    drivers: {
      description: "Log drivers that may be used; only the options of awslogs are judged",
      default: ["awslogs", "awsfirelens"],
      schema: { type: "array", items: { type: "string" }, minItems: 1 },
    },
  },
  evaluate: (definition, { drivers }) =>
    verdictOf(containersOf(definition).flatMap((container) => findingsOf(definition.name, container, drivers))),
  examples: {
    good: [{ type: taskType, name: "worker", props: logging({ logDriver: "awslogs", options }) }],
    bad: [{ type: taskType, name: "worker", props: logging() }],
    others: {
      "a file on the host": [{ type: taskType, name: "worker", props: logging({ logDriver: "json-file" }) }],
      "no group": [
        {
          type: taskType,
          name: "worker",
          props: logging({ logDriver: "awslogs", options: { ...options, "awslogs-group": undefined } }),
        },
      ],
      "a group that is made on the way": [
        {
          type: taskType,
          name: "worker",
          props: logging({ logDriver: "awslogs", options: { ...options, "awslogs-create-group": "true" } }),
        },
      ],
      "nothing on whether it waits": [
        {
          type: taskType,
          name: "worker",
          props: logging({ logDriver: "awslogs", options: { ...options, mode: undefined } }),
        },
      ],
      "a job in Batch's common group": [{ type: jobType, name: "transform", props: { containerProperties: "{}" } }],
    },
  },
};

function findingsOf(
  definition: string,
  { name, logConfiguration: { logDriver, options = {} } = {} }: Container,
  drivers: readonly string[],
): readonly Finding[] {
  const where = `container ${name} of ${definition}`;
  if (logDriver === undefined) return [{ id: `Logs::${name}`, message: `${where} says nothing of its logs` }];
  if (!drivers.includes(logDriver)) return [{ id: `Driver::${name}`, message: `${where} logs to ${logDriver}` }];
  if (logDriver !== "awslogs") return [];
  return [
    ...(options["awslogs-group"] ? [] : [{ id: `Group::${name}`, message: `${where} names no log group` }]),
    ...(options["awslogs-create-group"] === "true"
      ? [{ id: `Created::${name}`, message: `${where} has its log group made on the way` }]
      : []),
    ...(options.mode ? [] : [{ id: `Mode::${name}`, message: `${where} does not say whether it waits for its log` }]),
  ];
}
