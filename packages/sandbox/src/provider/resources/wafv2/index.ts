import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { WebAcl } from "./WebAcl.js";
import { WebAclAssociation } from "./WebAclAssociation.js";

export const wafv2Definitions: readonly ResourceDefinition[] = [WebAcl, WebAclAssociation];
