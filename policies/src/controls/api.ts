import type { Control } from "./Control.js";

/** API. */
export const api: readonly Control[] = [
  {
    id: "API-01",
    statement: "Every REST method except CORS preflight requires AWS IAM authorization (Signature V4).",
    systems: ["transform"],
    layers: ["component", "policy"],
    frameworks: { nist: ["IA-2", "AC-3"] },
  },
  {
    id: "API-02",
    statement: "The API uses no API keys, usage-plan keys or shared secrets as authentication.",
    systems: ["transform"],
    layers: ["component", "policy"],
    frameworks: { nist: ["IA-5"] },
  },
  {
    id: "API-03",
    statement:
      "Callers need an explicit `execute-api:Invoke` grant naming stage `prod` (default stage name); the resource policy denies other accounts.",
    systems: ["transform"],
    layers: ["component", "policy"],
    frameworks: { nist: ["AC-3", "AC-6"] },
  },
  {
    id: "API-04",
    statement:
      "Every API call is auditable to a principal: management calls by CloudTrail, invocations by stage access logs with caller ARN, method, path, status and request id (CloudTrail alone does not record invocations).",
    systems: ["transform"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["APIGateway.1"], cis7: ["4.10"], nist: ["AU-12"] },
  },
];
