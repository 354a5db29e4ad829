import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { roleType } from "./roleGraph.js";

interface Settings {
  readonly seconds: number;
}

const permissionSetType = "aws:ssoadmin/permissionSet:PermissionSet";
/** What AWS takes where nothing is said, for roles and permission sets alike. */
const hour = 3600;

/** Sessions end soon: stolen credentials are of use until then. */
export const IamSessionDuration: ResourceRule<Settings> = {
  id: "iam-session-duration",
  title: "Sessions last an hour at most",
  severity: "low",
  why: "Credentials of a session cannot be taken back one by one: a thief has them until the session ends",
  fix: "set maxSessionDuration to 3600 or leave it out; of a permission set, sessionDuration to PT1H",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage-assume.html",
  controls: ["IAM-15", "IAM-19"],
  scope: "resource",
  types: [roleType, permissionSetType],
  settings: {
    seconds: {
      description: "Longest session, in seconds; AWS allows 43,200",
      default: hour,
      schema: { type: "integer", minimum: hour, maximum: 12 * hour },
    },
  },
  evaluate: ({ type, name, props }, { seconds }) => {
    const longest = type === roleType ? Number(props.maxSessionDuration ?? hour) : secondsOf(props.sessionDuration);
    return longest <= seconds ? compliant : violation("Long", `sessions of ${name} last up to ${longest} seconds`);
  },
  examples: {
    good: [{ type: roleType, name: "reader", props: { maxSessionDuration: hour } }],
    bad: [{ type: roleType, name: "reader", props: { maxSessionDuration: 12 * hour } }],
    others: {
      "a working day of people": [{ type: permissionSetType, name: "people", props: { sessionDuration: "PT8H" } }],
      "hours and minutes": [{ type: permissionSetType, name: "people", props: { sessionDuration: "PT1H30M" } }],
    },
  },
};

/** @param duration ISO 8601, hours, minutes and seconds */
function secondsOf(duration: unknown): number {
  const [, hours = "0", minutes = "0", rest = "0"] =
    /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(String(duration ?? "PT1H")) ?? [];
  return Number(hours) * hour + Number(minutes) * 60 + Number(rest);
}
