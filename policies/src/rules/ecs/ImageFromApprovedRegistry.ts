import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { taskType } from "./containersOf.js";
import { functionType, imagesOf, imageTypes } from "./imagesOf.js";

interface Settings {
  readonly registries: readonly string[];
  readonly accounts: readonly string[];
}

const digest = `@sha256:${"0".repeat(64)}`;
const task = (image: string) => ({ containerDefinitions: JSON.stringify([{ name: "worker", image: image + digest }]) });
const ecr = /^(\d{12})\.dkr[.-]ecr(-fips)?\.[a-z0-9-]+\.(amazonaws\.com(\.cn)?|on\.aws)$/;

/** Every image comes from a private registry of ECR, or from one that is approved. */
export const ImageFromApprovedRegistry: ResourceRule<Settings> = {
  id: "image-from-approved-registry",
  title: "Images come from approved registries",
  severity: "medium",
  why: "Anybody publishes on a public registry, names that are nearly the right one among them, and takes images away again",
  fix: "push the image to a repository of yours in ECR, or have its registry approved in the rule's setting registries",
  url: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/what-is-ecr.html",
  controls: ["CNT-05"],
  scope: "resource",
  types: imageTypes,
  settings: {
    registries: {
      description: "Hosts of registries besides ECR's private ones from which images may come",
      default: ["public.ecr.aws"],
      schema: { type: "array", items: { type: "string" } },
    },
    accounts: {
      description: "Accounts whose private registries may be used; none listed: all",
      default: [],
      schema: { type: "array", items: { type: "string", pattern: "^\\d{12}$" } },
    },
  },
  evaluate: (resource, { registries, accounts }) =>
    verdictOf(
      imagesOf(resource)
        .map(({ runBy, image }) => ({ runBy, registry: registryOf(image) }))
        .filter(({ registry }) => {
          const [, account = ""] = ecr.exec(registry) ?? [];
          if (account !== "") return accounts.length > 0 && !accounts.includes(account);
          return !registries.includes(registry);
        })
        .map(({ runBy, registry }) => ({
          id: `Registry::${runBy}`,
          message: `${runBy} in ${resource.name} runs an image from ${registry}`,
        })),
    ),
  examples: {
    good: [{ type: taskType, name: "worker", props: task("111122223333.dkr.ecr.eu-west-1.amazonaws.com/kpi") }],
    bad: [{ type: taskType, name: "worker", props: task("registry.example.com/kpi") }],
    others: {
      "Docker Hub, which a name without host means": [{ type: taskType, name: "worker", props: task("python") }],
      "a host that only looks like ECR": [
        { type: taskType, name: "worker", props: task("111122223333.dkr.ecr.eu-west-1.amazonaws.com.example.com/kpi") },
      ],
      "a function": [{ type: functionType, name: "load", props: { imageUri: `ghcr.io/kpi/load${digest}` } }],
    },
  },
};

/** The host of an image's registry; a first word without dot or colon is a name on Docker Hub. */
function registryOf(image: string): string {
  const [first = "", ...rest] = image.split("/");
  return rest.length > 0 && /[.:]|^localhost$/.test(first) ? first : "docker.io";
}
