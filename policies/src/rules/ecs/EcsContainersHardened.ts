import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";

const definitionType = "aws:ecs/taskDefinition:TaskDefinition";
const container = (more: object) => ({
  containerDefinitions: JSON.stringify([
    { name: "worker", user: "1000", logConfiguration: { logDriver: "awslogs" }, ...more },
  ]),
});

interface Container {
  readonly name?: string;
  readonly user?: string;
  readonly privileged?: boolean;
  readonly logConfiguration?: { readonly logDriver?: string };
}

/** Every container runs as an ordinary user, without privileges, and writes logs. */
export const EcsContainersHardened: ResourceRule = {
  id: "ecs-containers-hardened",
  title: "Containers are not root, not privileged, and write logs",
  severity: "high",
  why: "Root is what an intruder needs to leave the container; without logs nobody sees it",
  fix: 'set user (for example "1000"), no privileged, and a logConfiguration on every container',
  url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html",
  controls: ["CNT-01", "CNT-04", "LOG-01"],
  scope: "resource",
  types: [definitionType],
  evaluate: ({ props }) => {
    const containers = JSON.parse(String(props.containerDefinitions)) as readonly Container[];
    return verdictOf(containers.flatMap(findingsOf));
  },
  examples: {
    good: [{ type: definitionType, name: "worker", props: container({}) }],
    bad: [{ type: definitionType, name: "worker", props: container({ user: "root", privileged: true }) }],
  },
};

function findingsOf({ name = "?", user, privileged, logConfiguration }: Container): readonly Finding[] {
  const account = user?.split(":")[0];
  return [
    ...(account === undefined || account === "root" || account === "0"
      ? [{ id: `User::${name}`, message: `container ${name} runs as root` }]
      : []),
    ...(privileged === true ? [{ id: `Privileged::${name}`, message: `container ${name} is privileged` }] : []),
    ...(logConfiguration?.logDriver ? [] : [{ id: `Logs::${name}`, message: `container ${name} writes no logs` }]),
  ];
}
