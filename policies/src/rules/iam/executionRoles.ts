import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import { rolesOf } from "./roleGraph.js";

export const taskType = "aws:ecs/taskDefinition:TaskDefinition";
const executionRoleComponent = "sallyport:index:ExecutionRole";

/** The roles among a policy's by which ECS starts containers: a task definition says so, or the component that made the role. */
export function executionRolesOf(policy: ResourceView, graph: ResourceGraph): readonly ResourceView[] {
  return rolesOf(policy, graph).filter(
    (role) =>
      graph.referring(taskType, "executionRoleArn", role).length > 0 ||
      graph.ancestors(role).some(({ type }) => type === executionRoleComponent),
  );
}
