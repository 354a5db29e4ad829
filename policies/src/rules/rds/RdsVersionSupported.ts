import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { clusterType, instanceType } from "./databaseTypes.js";
import { engineOf } from "./engineOf.js";

interface Settings {
  readonly oldest: Readonly<Record<string, string>>;
}

const running = (engine: string, engineVersion: string, type = instanceType) => [
  { type, name: "orders", props: { engine, engineVersion } },
];

/** No database runs a major version that its community and AWS no longer mend by themselves. */
export const RdsVersionSupported: ResourceRule<Settings> = {
  id: "rds-version-supported",
  title: "Databases run major versions that are still mended",
  severity: "high",
  why: "Holes that become known in a version without support stay open, or are mended for a surcharge and only where they are critical",
  fix: "upgrade engineVersion to a supported major version",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html",
  controls: ["SUP-13"],
  scope: "resource",
  types: [instanceType, clusterType],
  settings: {
    oldest: {
      description: "Oldest version that may run, by engine. Default: those in standard support at the end of 2026",
      default: { postgres: "14", "aurora-postgresql": "14", mysql: "8.4", "aurora-mysql": "8.0", mariadb: "10.11" },
      schema: { type: "object", additionalProperties: { type: "string" } },
    },
  },
  evaluate: (database, { oldest }) => {
    const wanted = oldest[engineOf(database) ?? ""];
    if (wanted === undefined) return compliant;
    const { name, inputs } = database;
    const version = inputs.engineVersion;
    // Where none is given, AWS takes its default, which is a supported one.
    if (typeof version !== "string" || !isOlder(partsOf(version), partsOf(wanted))) return compliant;
    return violation("Unsupported", `${name} runs version ${version}; the oldest that may run is ${wanted}`);
  },
  examples: {
    good: running("postgres", "17"),
    bad: running("postgres", "13.14"),
    others: {
      "a minor version that counts": running("mysql", "8.0.39"),
      "a cluster": running("aurora-mysql", "5.7.mysql_aurora.2.11.2", clusterType),
      "a version of two digits": running("mariadb", "10.6"),
    },
  },
};

function partsOf(version: string): readonly number[] {
  return (/^\d+(\.\d+)*/.exec(version)?.[0] ?? "0").split(".").map(Number);
}

/** A version that leaves parts out ("17") means the latest of them. */
function isOlder(version: readonly number[], than: readonly number[]): boolean {
  const at = than.findIndex((part, index) => part !== (version[index] ?? Number.POSITIVE_INFINITY));
  return at !== -1 && (version[at] ?? Number.POSITIVE_INFINITY) < (than[at] ?? 0);
}
