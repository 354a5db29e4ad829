import { isSet } from "../../documents/isSet.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { providerValue } from "../provider/providerValue.js";
import { taggableTypes } from "./taggableTypes.js";

interface Settings {
  readonly tags: readonly string[];
  readonly values: Readonly<Record<string, string>>;
}

const bucketType = "aws:s3/bucket:Bucket";
const complete = { owner: "data", environment: "dev", system: "orders", dataClass: "internal", costCentre: "4711" };

/** Every resource that takes tags says whose it is, what for, and who pays: by its own tags or by the provider's default tags. */
export const RequiredTags: ResourceRule<Settings> = {
  id: "required-tags",
  title: "Resources say by tags whose they are, what for, and who pays",
  severity: "low",
  why: "In an incident nobody can ask the owner of what has none, and costs and data classes cannot be told apart",
  fix: "give the tags owner, environment, system, dataClass and costCentre, to each component or as the provider's defaultTags",
  url: "https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html",
  controls: ["GOV-01"],
  scope: "resource",
  types: taggableTypes,
  settings: {
    tags: {
      description: "Tags that every resource must have; case and punctuation do not matter, nor does center for centre",
      default: Object.keys(complete),
      schema: { type: "array", items: { type: "string", minLength: 1 } },
    },
    values: {
      description: "Values that remediation gives to tags that are missing, by the tag's name",
      default: {},
      schema: { type: "object", additionalProperties: { type: "string" } },
    },
  },
  evaluate: (resource, settings) =>
    verdictOf(
      missingTags(resource, settings).map((tag) => ({
        id: `Tag::${tag}`,
        message: `${resource.name} has no tag ${tag}`,
      })),
    ),
  examples: {
    good: [{ type: bucketType, name: "data", props: { tags: complete } }],
    bad: [{ type: bucketType, name: "data" }],
    others: {
      "one tag that is missing": [{ type: bucketType, name: "data", props: { tags: { ...complete, owner: "" } } }],
    },
  },
  remediate: (resource, settings) => {
    const missing = missingTags(resource, settings);
    const given = Object.fromEntries(
      Object.entries(settings.values).filter(([name]) => missing.some((tag) => plain(tag) === plain(name))),
    );
    if (Object.keys(given).length < missing.length) return undefined;
    return { ...resource.inputs, tags: { ...(resource.inputs.tags as object | undefined), ...given } };
  },
};

function missingTags({ inputs, provider }: ResourceView, { tags }: Settings): readonly string[] {
  const defaults = providerValue(provider?.defaultTags) as { readonly tags?: object } | undefined;
  const given = new Set([inputs.tags, defaults?.tags].flatMap(namesOf).map(plain));
  return tags.filter((tag) => !given.has(plain(tag)));
}

/** Names of tags whose values are not empty; one that is not known yet counts as given. */
function namesOf(tags: unknown): readonly string[] {
  const values = (tags ?? {}) as Readonly<Record<string, unknown>>;
  return Object.keys(values).filter((name) => isSet(values, name));
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "")
    .replace("center", "centre");
}
