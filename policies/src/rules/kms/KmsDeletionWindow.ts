import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { keyTypes } from "./keyTypes.js";

interface Settings {
  readonly shortestDays: number;
}

const [keyType] = keyTypes;

/** Between the request to delete a key and its loss there is time to notice. */
export const KmsDeletionWindow: ResourceRule<Settings> = {
  id: "kms-deletion-window",
  title: "There is time to notice that a key is to be deleted",
  severity: "medium",
  why: "With its key all data under it is lost for good: a window of a few days passes over a holiday",
  fix: "leave deletionWindowInDays out, which gives 30 days, or set at least 14",
  url: "https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html",
  controls: ["BAK-05"],
  scope: "resource",
  types: keyTypes,
  settings: {
    shortestDays: {
      description: "Shortest time between the request to delete a key and its loss, in days",
      default: 14,
      schema: { type: "integer", minimum: 7, maximum: 30 },
    },
  },
  evaluate: ({ name, props }, { shortestDays }) => {
    const { deletionWindowInDays: days } = props;
    return typeof days === "number" && days < shortestDays
      ? violation("TooShort", `key ${name} is lost ${days} days after somebody asks for its deletion`)
      : compliant;
  },
  examples: {
    good: [{ type: keyType, name: "key", props: { deletionWindowInDays: 30 } }],
    bad: [{ type: keyType, name: "key", props: { deletionWindowInDays: 7 } }],
  },
};
