import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { bucketTypes } from "../s3/bucketTypes.js";
import { keysOf } from "../s3/encryptionOf.js";
import { settingsOf } from "../s3/settingsOf.js";
import { settingTypes } from "../s3/settingTypes.js";

interface Settings {
  readonly tags: readonly string[];
}

const keyType = "aws:kms/key:Key";
const [encryptionType] = settingTypes.encryption.types;
const [configType] = settingTypes.replication.types;
const bucket = (name: string, key: string, tags: object = {}) => [
  { type: bucketTypes[0], name, props: { tags } },
  { type: encryptionType, name: `${name}-encryption`, refersTo: { bucket: name, rules: key } },
];
const copied = { type: configType, name: "copied", refersTo: { bucket: "outbound", rules: "inbound" } };
const key = (name: string) => ({ type: keyType, name });

/** Each function has a key of its own: what leaves and what arrives, and whatever buckets say they are for, share none. */
export const KmsKeyPerFunction: RelationRule<Settings> = {
  id: "kms-key-per-function",
  title: "Each function has a key of its own",
  severity: "medium",
  why: "A key that two functions share opens the data of both to whoever may work for one of them",
  fix: "make an EncryptionKey for each function and give each bucket the key of its own",
  url: "https://docs.aws.amazon.com/prescriptive-guidance/latest/aws-kms-best-practices/data-protection-key-management.html",
  controls: ["ENC-07"],
  scope: "stack",
  types: [keyType],
  settings: {
    tags: {
      description: "Names of the tags that say what function a bucket serves",
      default: ["function", "sallyport:function"],
      schema: { type: "array", items: { type: "string" } },
    },
  },
  evaluate: (subject, graph, { tags }) => {
    const buckets = bucketsUnder(subject, graph);
    const urns = new Set(buckets.map(({ urn }) => urn));
    const sources = buckets.filter((source) =>
      destinationsOf(source, graph).some(({ urn }) => urn !== source.urn && urns.has(urn)),
    );
    const functions = new Set(buckets.flatMap(({ props }) => functionOf(props.tags, tags) ?? []));
    return verdictOf([
      ...sources.map(({ name }) => ({
        id: `BothEnds::${name}`,
        message: `key ${subject.name} encrypts bucket ${name} and a bucket that it is replicated to`,
      })),
      ...(functions.size > 1
        ? [{ id: "Functions", message: `key ${subject.name} serves ${[...functions].sort().join(" and ")}` }]
        : []),
    ]);
  },
  examples: {
    good: [key("key"), key("other"), ...bucket("outbound", "key"), ...bucket("inbound", "other"), copied],
    bad: [key("key"), ...bucket("outbound", "key"), ...bucket("inbound", "key"), copied],
    others: {
      "two functions by their tags": [
        key("key"),
        ...bucket("a", "key", { function: "outbound" }),
        ...bucket("b", "key", { function: "inbound" }),
      ],
    },
  },
};

/** The buckets of the stack that a key encrypts. */
function bucketsUnder(subject: ResourceView, graph: ResourceGraph): readonly ResourceView[] {
  const { types } = settingTypes.encryption;
  const configured = types
    .flatMap((type) => graph.referring(type, "rules", subject))
    .flatMap((configuration) => graph.referenced(configuration, "bucket"));
  const inline = bucketTypes.flatMap((type) =>
    settingTypes.encryption.inline.flatMap((property) => graph.referring(type, property, subject)),
  );
  return [...new Set([...configured, ...inline])].filter(
    (one) => isBucket(one) && keysOf(one, graph).some(({ urn }) => urn === subject.urn),
  );
}

function destinationsOf(source: ResourceView, graph: ResourceGraph): readonly ResourceView[] {
  return settingsOf("replication", source, graph)
    .flatMap(({ holder, property }) => graph.referenced(holder, property ?? "rules"))
    .filter(isBucket);
}

function isBucket({ type }: ResourceView): boolean {
  return (bucketTypes as readonly string[]).includes(type);
}

function functionOf(tags: unknown, names: readonly string[]): string | undefined {
  const values = (tags ?? {}) as Readonly<Record<string, unknown>>;
  const value = names.map((name) => values[name]).find((one) => one !== undefined);
  return typeof value === "string" ? value : undefined;
}
