import { isSet } from "../../documents/isSet.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { containerTypes, jobType, taskShapesOf, taskType } from "./containersOf.js";

const serviceType = "aws:ecs/service:Service";
const volumes = (more: object) => ({ containerDefinitions: "[]", volumes: [{ name: "work", ...more }] });

/** No task and no job has a volume that is there after it: no file system, no disk, no folder of the host. */
export const TaskStateless: ResourceRule = {
  id: "no-persistent-volumes",
  title: "Containers leave nothing behind",
  severity: "medium",
  why: "What one task leaves on a volume the next one reads: data outlives its retention, and an intruder his container",
  fix: "use volumes of the task's own scratch space (a name alone), and S3 for what has to stay",
  url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_data_volumes.html",
  controls: ["CNT-07"],
  scope: "resource",
  types: [...containerTypes, serviceType],
  evaluate: (resource) =>
    verdictOf(
      resource.type === serviceType
        ? isSet(resource.props, "volumeConfiguration")
          ? [{ id: "Disk", message: `service ${resource.name} attaches a disk to its tasks` }]
          : []
        : persistentOf(resource).map(({ volume, kind }) => ({
            id: `Volume::${volume}`,
            message: `volume ${volume} of ${resource.name} has ${kind}`,
          })),
    ),
  examples: {
    good: [{ type: taskType, name: "worker", props: volumes({}) }],
    bad: [{ type: taskType, name: "worker", props: volumes({ efsVolumeConfiguration: { fileSystemId: "fs-1" } }) }],
    others: {
      "a folder of the host": [{ type: taskType, name: "worker", props: volumes({ hostPath: "/var/run" }) }],
      "a disk that is attached at the start": [
        { type: taskType, name: "worker", props: volumes({ configureAtLaunch: true }) },
      ],
      "a service's disk": [
        { type: serviceType, name: "workers", props: { volumeConfiguration: { managedEbsVolume: { sizeInGb: 10 } } } },
      ],
      "a job": [
        {
          type: jobType,
          name: "transform",
          props: {
            containerProperties: JSON.stringify({ volumes: [{ name: "work", host: { sourcePath: "/var/run" } }] }),
          },
        },
      ],
    },
  },
};

/** A volume with a name alone is scratch space; so is one of the host without a folder of its own. */
function persistentOf(resource: ResourceView): readonly { readonly volume: string; readonly kind: string }[] {
  return taskShapesOf(resource).flatMap(({ volumes: all }) =>
    (all ?? []).flatMap((volume) =>
      Object.keys(volume)
        .filter((key) => key !== "name" && isSet(volume, key) && volume[key] !== false)
        .filter((key) => key !== "host" || Object.keys(volume.host as object).length > 0)
        .map((kind) => ({ volume: String(volume.name), kind })),
    ),
  );
}
