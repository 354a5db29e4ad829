import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { containersOf, taskType } from "./containersOf.js";

const task = (capabilities?: object) => ({
  containerDefinitions: JSON.stringify([
    { name: "worker", ...(capabilities ? { linuxParameters: { capabilities } } : {}) },
  ]),
});

/** Every container of a task drops all capabilities and adds none. Batch has no field for them. */
export const ContainerCapabilitiesDropped: ResourceRule = {
  id: "container-drop-capabilities",
  title: "Containers drop all Linux capabilities",
  severity: "medium",
  why: "Capabilities are parts of root's power; those that Docker leaves by default are enough to forge packets and to change owners of files",
  fix: 'set linuxParameters.capabilities to { drop: ["ALL"] } and add none',
  url: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html",
  controls: ["CNT-04"],
  scope: "resource",
  types: [taskType],
  evaluate: (definition) =>
    verdictOf(
      containersOf(definition).flatMap(({ name, linuxParameters }) => {
        const { add = [], drop = [] } = linuxParameters?.capabilities ?? {};
        const where = `container ${name} of ${definition.name}`;
        return [
          ...(drop.includes("ALL") ? [] : [{ id: `Kept::${name}`, message: `${where} keeps capabilities` }]),
          ...add.map((one) => ({ id: `Added::${name}.${one}`, message: `${where} adds the capability ${one}` })),
        ];
      }),
    ),
  examples: {
    good: [{ type: taskType, name: "worker", props: task({ drop: ["ALL"] }) }],
    bad: [{ type: taskType, name: "worker", props: task() }],
    others: {
      "one added": [{ type: taskType, name: "worker", props: task({ drop: ["ALL"], add: ["SYS_ADMIN"] }) }],
      "some dropped": [{ type: taskType, name: "worker", props: task({ drop: ["NET_RAW"] }) }],
    },
  },
};
