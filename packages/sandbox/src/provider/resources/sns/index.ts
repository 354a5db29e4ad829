import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { Topic } from "./Topic.js";
import { TopicPolicy } from "./TopicPolicy.js";
import { TopicSubscription } from "./TopicSubscription.js";

export const snsDefinitions: readonly ResourceDefinition[] = [Topic, TopicPolicy, TopicSubscription];
