import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";

const aclType = "aws:wafv2/webAcl:WebAcl";
const loggingType = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";
const acl = { type: aclType, name: "front" };

/** Every web ACL logs the requests that it sees. */
export const WebAclLogged: RelationRule = {
  id: "web-acl-logged",
  title: "Web ACLs log the requests that they see",
  severity: "medium",
  why: "Without the requests nobody can tell an attack from a mistake, nor what got through",
  fix: "add a WebAclLoggingConfiguration to a log group whose name begins with aws-waf-logs-",
  url: "https://docs.aws.amazon.com/waf/latest/developerguide/logging.html",
  controls: ["API-04"],
  scope: "stack",
  types: [aclType],
  evaluate: (resource, graph) =>
    graph.referring(loggingType, "resourceArn", resource).length > 0
      ? compliant
      : violation("Off", `web ACL ${resource.name} logs no requests`),
  examples: {
    good: [acl, { type: loggingType, name: "requests", refersTo: { resourceArn: "front" } }],
    bad: [acl],
  },
};
