import type { Rule } from "../../engine/Rule.js";
import { AuditLogRetained } from "./AuditLogRetained.js";
import { LogGroupEncryptedWithCustomerKey } from "./LogGroupEncryptedWithCustomerKey.js";
import { LogRetentionSet } from "./LogRetentionSet.js";

export const logsRules: readonly Rule[] = [AuditLogRetained, LogGroupEncryptedWithCustomerKey, LogRetentionSet];
