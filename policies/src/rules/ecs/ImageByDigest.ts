import { environmentOf } from "../../documents/environmentOf.js";
import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { sparkType } from "../analytics/sparkType.js";
import { jobType, taskType } from "./containersOf.js";
import { functionType, imagesOf, imageTypes } from "./imagesOf.js";

interface Settings {
  readonly fixedTagsIn: readonly string[];
}

const repository = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/kpi";
const task = (image: string, environment?: string) => ({
  containerDefinitions: JSON.stringify([{ name: "worker", image }]),
  ...(environment === undefined ? {} : { tags: { environment } }),
});

/** Every image is named by its digest; where only developers work, by a version's tag at least. */
export const ImageByDigest: RelationRule<Settings> = {
  id: "image-by-digest",
  title: "Images are named by digest",
  severity: "high",
  why: "A tag can be moved to another image: what was scanned and reviewed is then not what runs",
  fix: "name the image by repository@sha256:…, for example by the output imageRef of builtImage",
  url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/image-tag-mutability.html",
  controls: ["SUP-14", "CNT-05"],
  scope: "stack",
  types: imageTypes,
  settings: {
    fixedTagsIn: {
      description: "Environments in which a tag other than latest will do. One that is not stated is in none of them",
      default: ["dev", "sandbox"],
      schema: { type: "array", items: { type: "string" } },
    },
  },
  evaluate: (resource, graph, { fixedTagsIn }) => {
    const environment = environmentOf(resource, graph);
    const fixedTags = environment !== undefined && fixedTagsIn.includes(environment);
    return verdictOf(
      imagesOf(resource)
        .filter(({ image }) => !/@sha256:[0-9a-f]{64}$/.test(image))
        .map(({ runBy, image }) => ({ runBy, tag: tagOf(image) }))
        .filter(({ tag }) => tag === "latest" || !fixedTags)
        .map(({ runBy, tag }) => ({
          id: `Tag::${runBy}`,
          message: `${runBy} in ${resource.name} runs whatever has the tag ${tag}`,
        })),
    );
  },
  examples: {
    good: [{ type: taskType, name: "worker", props: task(`${repository}@sha256:${"0".repeat(64)}`, "prod") }],
    bad: [{ type: taskType, name: "worker", props: task(`${repository}:latest`, "dev") }],
    others: {
      "no tag, which is latest": [{ type: taskType, name: "worker", props: task(repository, "dev") }],
      "a tag in production": [{ type: taskType, name: "worker", props: task(`${repository}:1.2.3`, "prod") }],
      "a tag in an environment that is not stated": [
        { type: taskType, name: "worker", props: task(`${repository}:1.2.3`) },
      ],
      "a job": [
        {
          type: jobType,
          name: "transform",
          props: { containerProperties: JSON.stringify({ image: `${repository}:latest` }) },
        },
      ],
      "a function": [{ type: functionType, name: "load", props: { imageUri: `${repository}:latest` } }],
      "a Spark application with AWS's image of the day": [{ type: sparkType, name: "kpi" }],
      "a Spark application": [
        { type: sparkType, name: "kpi", props: { imageConfiguration: { imageUri: `${repository}:latest` } } },
      ],
    },
  },
};

/** The tag behind the last colon that is not a port's. */
function tagOf(image: string): string {
  return /:([\w][\w.-]*)$/.exec(image)?.[1] ?? "latest";
}
