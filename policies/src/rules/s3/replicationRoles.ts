import { allowedByIdentity } from "../../documents/identityPolicies.js";
import type { PolicyStatement } from "../../documents/parsePolicy.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import { policiesOf } from "../iam/roleGraph.js";
import { bucketTypes } from "./bucketTypes.js";
import { settingTypes } from "./settingTypes.js";

export const roleType = "aws:iam/role:Role";

/** What a replication role may do; undefined for a role that replicates nothing. */
export function allowedToReplicate(role: ResourceView, graph: ResourceGraph): readonly PolicyStatement[] | undefined {
  const { types, inline } = settingTypes.replication;
  const named =
    types.some((type) => graph.referring(type, "role", role).length > 0) ||
    bucketTypes.some((type) => inline.some((property) => graph.referring(type, property, role).length > 0));
  const statements = policiesOf(role, graph).flatMap(allowedByIdentity);
  const writesReplicas = statements.some(({ actions }) => actions.some((action) => /^s3:Replicate/i.test(action)));
  return named || writesReplicas ? statements : undefined;
}
