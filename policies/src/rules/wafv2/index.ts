import type { Rule } from "../../engine/Rule.js";
import { WebAclLogged } from "./WebAclLogged.js";

export const wafv2Rules: readonly Rule[] = [WebAclLogged];
