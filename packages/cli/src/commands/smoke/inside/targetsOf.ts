import { ofType } from "../../preflight/ofType.js";
import type { SmokeScope } from "../SmokeScope.js";
import type { Targets } from "./judgeConnections.js";

/** What stands for the internet: a name, and an address that needs none. Neither is behind an endpoint of a network. */
const internet = ["checkip.amazonaws.com:443", "1.1.1.1:443"];

/** What a job calls by itself, by the service's part of a host name and of the variable that changes its address. */
const services = { s3: "S3", sts: "STS", logs: "CLOUDWATCH_LOGS" };

/** What a job of the stack has to reach, by the addresses that AWS's clients use, and what it must not. */
export function targetsOf(
  { resources, outputs, regions, internet: asked }: Pick<SmokeScope, "resources" | "outputs" | "regions" | "internet">,
  variables: Readonly<Record<string, string | undefined>> = process.env,
): Targets {
  const region = typeof outputs.region === "string" ? outputs.region : (regions[0] ?? "");
  const given = Object.values(services).flatMap((name) => addressIn(variables, name) ?? []);
  const endpoints = Object.entries(services).map(
    ([service, name]) => addressIn(variables, name) ?? `${service}.${region}.${suffixOf(region)}:443`,
  );
  const targets = { endpoints: [...new Set(endpoints)] };
  if (asked !== undefined) return { ...targets, outside: asked };
  if (given.length > 0) {
    const notAsked = "a job of the sandbox is a process of this machine; name what to try by --internet";
    return { ...targets, outside: [], notAsked };
  }
  if (letsOut(resources))
    return { ...targets, outside: [], notAsked: "the stack lets jobs out, by a written exception" };
  return { ...targets, outside: internet };
}

function suffixOf(region: string): string {
  return region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
}

/** `host:port` of the address that the shell has for a service in place of AWS's. */
function addressIn(variables: Readonly<Record<string, string | undefined>>, service: string): string | undefined {
  const url = variables[`AWS_ENDPOINT_URL_${service}`] || variables.AWS_ENDPOINT_URL;
  if (!url) return undefined;
  const { hostname, port, protocol } = new URL(url);
  return `${hostname}:${port || (protocol === "https:" ? "443" : "80")}`;
}

/** Whether the stack itself has made a way to everywhere. */
function letsOut(resources: SmokeScope["resources"]): boolean {
  return ofType(resources, "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule").some(
    ({ props }) => props.cidrIpv4 === "0.0.0.0/0" || props.cidrIpv6 === "::/0",
  );
}
