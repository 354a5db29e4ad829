import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { type Container, containersOf, containerTypes, jobType, taskShapesOf, taskType } from "./containersOf.js";

const task = (container: object, more: object = {}) => ({
  containerDefinitions: JSON.stringify([{ name: "worker", ...container }]),
  ...more,
});
const namespaces = ["pidMode", "ipcMode", "networkMode"] as const;

/** No container is privileged, has a device of the host, or shares the host's processes, memory or network. */
export const ContainerNotPrivileged: ResourceRule = {
  id: "container-not-privileged",
  title: "Containers have nothing of their host",
  severity: "critical",
  why: "A privileged container, or one in a namespace of the host, is root on the host and sees all that runs there",
  fix: "leave out privileged, linuxParameters.devices, and pidMode, ipcMode or networkMode host",
  url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-4",
  controls: ["CNT-04"],
  scope: "resource",
  types: containerTypes,
  evaluate: (definition) =>
    verdictOf([
      ...taskShapesOf(definition).flatMap((shape) =>
        namespaces
          .filter((namespace) => shape[namespace] === "host")
          .map((namespace) => ({ id: `Host::${namespace}`, message: `${definition.name} has ${namespace} host` })),
      ),
      ...containersOf(definition).flatMap((container) =>
        powersOf(container).map((power) => ({
          id: `${power}::${container.name}`,
          message: `container ${container.name} of ${definition.name} has ${power}`,
        })),
      ),
    ]),
  examples: {
    good: [{ type: taskType, name: "worker", props: task({ privileged: false }, { networkMode: "awsvpc" }) }],
    bad: [{ type: taskType, name: "worker", props: task({ privileged: true }) }],
    others: {
      "processes of the host": [{ type: taskType, name: "worker", props: task({}, { pidMode: "host" }) }],
      "memory of the host": [{ type: taskType, name: "worker", props: task({}, { ipcMode: "host" }) }],
      "network of the host": [{ type: taskType, name: "worker", props: task({}, { networkMode: "host" }) }],
      "a device": [
        { type: taskType, name: "worker", props: task({ linuxParameters: { devices: [{ hostPath: "/dev/sda" }] } }) },
      ],
      "a job": [
        { type: jobType, name: "transform", props: { containerProperties: JSON.stringify({ privileged: true }) } },
      ],
    },
  },
};

function powersOf({ privileged, linuxParameters }: Container): readonly string[] {
  return [
    ...(privileged === true ? ["privileged"] : []),
    ...((linuxParameters?.devices ?? []).length > 0 ? ["devices"] : []),
  ];
}
