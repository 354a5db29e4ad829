import { ConfigError } from "@sallyport/stack-kit";
import type { TransformConfig } from "../config/TransformConfig.js";
import type { NetworkPlan, PlannedRoute, TransformPlan } from "./TransformPlan.js";

interface Surroundings {
  /** Region of the stack. */
  readonly region: string;
  readonly routes: readonly PlannedRoute[];
}

/**
 * What the configuration means as a whole.
 *
 * @throws ConfigError for a way out without its written reason, a reason for nothing, public subnets that are not named,
 *   one name for both roles, a token for a host that is not allowed, an alarm that would come after the job's end, and
 *   results that would be copied to where they are
 */
export function planTransform(config: TransformConfig, { region, routes }: Surroundings): TransformPlan {
  refuseOneRole(config);
  refuseUnusedTokens(config, region);
  refuseLateAlarm(config);
  refuseOwnReplica(config, region);
  return { config, region, base: `transform-${config.environment}`, network: networkOf(config), routes };
}

function refuseOneRole({ roles }: TransformConfig): void {
  if (roles.job !== roles.execution) return;
  throw new ConfigError("roles.execution", `roles.job is ${roles.job} too`, "give each its own (IAM-02)");
}

function refuseUnusedTokens({ git }: TransformConfig, region: string): void {
  const unused = Object.keys(git.tokens).find((host) => !git.hosts.includes(host));
  if (unused !== undefined)
    throw new ConfigError(
      `git.tokens.${unused}`,
      "jobs may not go to that host",
      "add it to git.hosts, or leave it out",
    );
  const of = git.tokenKeyArn?.split(":")[3];
  if (of === undefined || of === region) return;
  throw new ConfigError("git.tokenKeyArn", `the key is of ${of} and the stack of ${region}`, "give that region's key");
}

function refuseLateAlarm({ alarms, job }: TransformConfig): void {
  if (alarms.longJobSeconds < job.timeoutSeconds) return;
  const problem = `${alarms.longJobSeconds} is not below job.timeoutSeconds, ${job.timeoutSeconds}`;
  throw new ConfigError("alarms.longJobSeconds", problem, "tell of a long job before its time is over");
}

function refuseOwnReplica({ buckets }: TransformConfig, region: string): void {
  if (buckets.replicaRegion !== region) return;
  throw new ConfigError("buckets.replicaRegion", `${region} is the stack's own`, "name another, or leave it out");
}

function networkOf({ network, exceptions }: TransformConfig): NetworkPlan {
  const { egress, vpcId, publicSubnetIds: subnetIds } = network;
  const { internetEgress: waiver, publicIp } = exceptions;
  if (egress !== "public") {
    if (publicIp !== undefined) throw unneeded("publicIp", "public");
    if (vpcId !== undefined || subnetIds.length > 0) {
      const problem = `jobs run in a network that is made, since network.egress is ${egress}`;
      throw new ConfigError("network.vpcId", problem, "leave VPC and subnets out, or say public");
    }
  }
  if (egress === "none") {
    if (waiver !== undefined) throw unneeded("internetEgress", "https-only");
    return { kind: "isolated" };
  }
  if (waiver === undefined) throw missing("internetEgress", egress, "NET-14");
  if (egress === "https-only") return { kind: "private", waiver };
  if (publicIp === undefined) throw missing("publicIp", egress, "NET-13");
  if (vpcId === undefined || subnetIds.length === 0)
    throw new ConfigError("network.publicSubnetIds", "nothing says where", "name the VPC and its public subnets");
  return { kind: "public", waiver, publicIp, vpcId, subnetIds };
}

function missing(exception: string, egress: string, control: string): ConfigError {
  const problem = `there is none, and network.egress is ${egress}`;
  return new ConfigError(
    `exceptions.${exception}`,
    problem,
    `write down why, who answers for it and until when (${control})`,
  );
}

function unneeded(exception: string, egress: string): ConfigError {
  const problem = `it is a reason for what is not done: network.egress is not ${egress}`;
  return new ConfigError(`exceptions.${exception}`, problem, "leave it out");
}
