import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { containersOf, containerTypes, jobType, taskType } from "./containersOf.js";

const task = (user?: string) => ({ containerDefinitions: JSON.stringify([{ name: "worker", user }]) });

/** Every container runs as an ordinary user. */
export const ContainerNonRoot: ResourceRule = {
  id: "container-non-root",
  title: "Containers do not run as root",
  severity: "high",
  why: "Root in the container is what an intruder needs to change the program and to leave the container",
  fix: 'set user to a number other than 0 (for example "1000:1000") on every container; the image\'s own USER is not seen here',
  url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html",
  controls: ["CNT-01"],
  scope: "resource",
  types: containerTypes,
  evaluate: (definition) =>
    verdictOf(
      containersOf(definition)
        .filter(({ user = "root" }) => /^(root|0+)?(:|$)/.test(user))
        .map(({ name }) => ({ id: `User::${name}`, message: `container ${name} of ${definition.name} runs as root` })),
    ),
  examples: {
    good: [{ type: taskType, name: "worker", props: task("1000:1000") }],
    bad: [{ type: taskType, name: "worker", props: task("root") }],
    others: {
      "no user": [{ type: taskType, name: "worker", props: task() }],
      "number 0": [{ type: taskType, name: "worker", props: task("0:1000") }],
      "a group alone": [{ type: taskType, name: "worker", props: task(":1000") }],
      "a job": [{ type: jobType, name: "transform", props: { containerProperties: JSON.stringify({ user: "0" }) } }],
      "a job with several containers": [
        {
          type: jobType,
          name: "transform",
          props: {
            ecsProperties: JSON.stringify({
              taskProperties: [{ containers: [{ name: "main", user: "1000" }, { name: "proxy" }] }],
            }),
          },
        },
      ],
      "a job on several nodes": [
        {
          type: jobType,
          name: "transform",
          props: {
            nodeProperties: JSON.stringify({
              nodeRangeProperties: [{ targetNodes: "0:", container: { user: "root" } }],
            }),
          },
        },
      ],
    },
  },
};
