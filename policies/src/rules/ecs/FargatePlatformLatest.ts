import type { ResourceView } from "../../engine/ResourceView.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { jobType } from "./containersOf.js";
import { ecsRunOf, runTypes, scheduleType, serviceType, targetType } from "./ecsRunOf.js";

interface Settings {
  readonly versions: readonly string[];
}

/** What runs on Fargate runs on its latest platform version, which is also what it means to say nothing. */
export const FargatePlatformLatest: ResourceRule<Settings> = {
  id: "fargate-platform-latest",
  title: "Fargate runs on its latest platform version",
  severity: "medium",
  why: "A pinned platform version stays without the security fixes of later ones, and is retired some day",
  fix: "set platformVersion to LATEST, or leave it out",
  url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-10",
  controls: ["CNT-12", "SUP-13"],
  scope: "resource",
  types: [...runTypes, jobType],
  settings: {
    versions: {
      description: "Platform versions that count as the latest",
      default: ["LATEST"],
      schema: { type: "array", items: { type: "string" }, minItems: 1 },
    },
  },
  evaluate: (resource, { versions }) =>
    verdictOf(
      platformsOf(resource)
        .filter((version) => version && !versions.includes(version))
        .map((version) => ({ id: `Version::${version}`, message: `${resource.name} stays on platform ${version}` })),
    ),
  examples: {
    good: [{ type: serviceType, name: "workers", props: { platformVersion: "LATEST" } }],
    bad: [{ type: serviceType, name: "workers", props: { platformVersion: "1.3.0" } }],
    others: {
      "a schedule": [
        { type: scheduleType, name: "nightly", props: { target: { ecsParameters: { platformVersion: "1.3.0" } } } },
      ],
      "a rule": [{ type: targetType, name: "start", props: { ecsTarget: { platformVersion: "1.3.0" } } }],
      "a job": [
        {
          type: jobType,
          name: "transform",
          props: {
            containerProperties: JSON.stringify({ fargatePlatformConfiguration: { platformVersion: "1.3.0" } }),
          },
        },
      ],
    },
  },
};

function platformsOf(resource: ResourceView): readonly (string | undefined)[] {
  const { type, props } = resource;
  if (type !== jobType) return [ecsRunOf(resource)?.platformVersion];
  if (!props.containerProperties) return [];
  const { fargatePlatformConfiguration } = JSON.parse(String(props.containerProperties)) as {
    readonly fargatePlatformConfiguration?: { readonly platformVersion?: string };
  };
  return [fargatePlatformConfiguration?.platformVersion];
}
