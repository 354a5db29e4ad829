import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { LifecyclePolicy } from "./LifecyclePolicy.js";
import { Repository } from "./Repository.js";
import { RepositoryPolicy } from "./RepositoryPolicy.js";

export const ecrDefinitions: readonly ResourceDefinition[] = [LifecyclePolicy, Repository, RepositoryPolicy];
