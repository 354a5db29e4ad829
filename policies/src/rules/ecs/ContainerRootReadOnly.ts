import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { containersOf, containerTypes, jobType, taskType } from "./containersOf.js";

const tasks = (readonlyRootFilesystem: boolean) => ({
  containerDefinitions: JSON.stringify([{ name: "worker", readonlyRootFilesystem }]),
});

/** No container of a task or a Batch job can write its root file system, unless a waiver says why. */
export const ContainerRootReadOnly: RelationRule = {
  id: "readonly-root-fs",
  title: "Containers cannot write their root file system",
  severity: "high",
  why: "What an intruder can write beside the program runs at its next start; a read-only root leaves only scratch space",
  fix: "set readonlyRootFilesystem true and mount volumes where the program writes",
  url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-5",
  controls: ["CNT-08"],
  scope: "stack",
  waivedBy: "writableRoot",
  types: containerTypes,
  evaluate: (definition) =>
    verdictOf(
      containersOf(definition)
        .filter(({ readonlyRootFilesystem }) => readonlyRootFilesystem !== true)
        .map(({ name }) => ({
          id: `RootFileSystem::${name}`,
          message: `container ${name} of ${definition.name} can write its root file system`,
        })),
    ),
  examples: {
    good: [{ type: taskType, name: "worker", props: tasks(true) }],
    bad: [{ type: taskType, name: "worker", props: tasks(false) }],
    others: {
      job: [
        { type: jobType, name: "transform", props: { containerProperties: JSON.stringify({ image: "transform" }) } },
      ],
    },
  },
};
