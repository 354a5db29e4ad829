import { ArgumentError } from "../errors/ArgumentError.js";
import type { DeployerRoleArgs, GitHubRunArgs } from "./DeployerRoleArgs.js";

/**
 * Subjects of the tokens that may deploy.
 *
 * GitHub's are "repo:<owner>/<name>:environment:<environment>" and "repo:<owner>/<name>:ref:refs/heads/<branch>".
 *
 * @throws ArgumentError for a run that names no repository, or not exactly one of an environment and a branch
 */
export function subjectsOf(
  component: string,
  { gitHubRuns = [], subjects = [] }: Pick<DeployerRoleArgs, "gitHubRuns" | "subjects">,
): string[] {
  return [...gitHubRuns.map((run, index) => gitHubSubject(component, `gitHubRuns[${index}]`, run)), ...subjects];
}

function gitHubSubject(component: string, place: string, { repository, environment, branch }: GitHubRunArgs): string {
  if (!/^[A-Za-z0-9-]+\/[A-Za-z0-9_.-]+$/.test(repository)) {
    throw new ArgumentError(component, `${place}.repository`, repository, 'name one repository: "owner/name"');
  }
  if ((environment === undefined) === (branch === undefined)) {
    const given = environment === undefined ? "none" : "environment and branch";
    throw new ArgumentError(component, place, given, "give exactly one of an environment and a branch");
  }
  // Colons end a part of the subject: one in a name would make it say something else.
  const value = environment ?? branch ?? "";
  if (!/^[A-Za-z0-9_./-]+$/.test(value)) {
    const argument = environment === undefined ? "branch" : "environment";
    throw new ArgumentError(component, `${place}.${argument}`, value, "say it exactly: letters, digits and _ . / -");
  }
  return `repo:${repository}:${environment === undefined ? `ref:refs/heads/${value}` : `environment:${value}`}`;
}
