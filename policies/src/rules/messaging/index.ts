import type { Rule } from "../../engine/Rule.js";
import { MessagingHasPolicy } from "./MessagingHasPolicy.js";
import { MessagingTlsOnly } from "./MessagingTlsOnly.js";
import { TopicClosedAsIntended } from "./TopicClosedAsIntended.js";

export const messagingRules: readonly Rule[] = [MessagingHasPolicy, MessagingTlsOnly, TopicClosedAsIntended];
