import { markdownCell } from "../../output/markdownCell.js";
import type { StackDescription } from "./StackDescription.js";

/** The description as Markdown, for a record before a change or beside an incident. No date: the same state gives the same page. */
export function describeMarkdown(description: StackDescription): string {
  const { project, stack, tags, versions, components, networks, roles, alarms, outputs } = description;
  return [
    `# ${project}, stack ${stack}`,
    ...section(
      "Tags",
      ["tag", "values"],
      Object.entries(tags).map(([name, values]) => [name, values.join(", ")]),
    ),
    ...section(
      "Versions",
      ["what", "version"],
      [
        ...Object.entries(versions.providers).map(([name, version]) => [`provider ${name}`, version]),
        ...versions.runtimes.map((runtime) => ["runtime", runtime]),
        ...versions.images.map((image) => ["image", image]),
      ],
    ),
    ...section(
      "Resources",
      ["component", "type", "name", "id"],
      components.flatMap(({ component, resources }) =>
        resources.map(({ type, name, id }) => [component, type, name, id]),
      ),
    ),
    ...section(
      "Networks",
      ["network", "what", "detail"],
      networks.flatMap((network) => [
        [network.vpc, "block", `${network.cidrBlock} ${network.region}`.trim()],
        ...network.subnets.map((subnet) => [
          network.vpc,
          subnet.public ? "public subnet" : "private subnet",
          `${subnet.id} ${subnet.cidrBlock} ${subnet.zone}`,
        ]),
        ...network.securityGroups.map(({ name, ingress, egress }) => [
          network.vpc,
          `group ${name}`,
          `in: ${ingress.join(", ") || "nothing"}; out: ${egress.join(", ") || "nothing"}`,
        ]),
        ...network.endpoints.map((endpoint) => [network.vpc, "endpoint", endpoint]),
      ]),
    ),
    ...section(
      "Roles",
      ["role", "may", "on", "where"],
      roles.flatMap((role) => [
        [role.name, "is taken by", role.trustedBy.join(", "), `boundary ${role.boundary ?? "none"}`],
        ...role.managedPolicies.map((policy) => [role.name, "all of", policy, ""]),
        ...role.statements.map(({ policy, sid, effect, actions, resources, conditions }) => [
          `${role.name}: ${policy}/${sid}`,
          effect === "Deny" ? `not: ${actions.join(", ")}` : actions.join(", "),
          resources.join(", "),
          conditions.join(", "),
        ]),
      ]),
    ),
    ...section(
      "Alarms",
      ["alarm", "metric", "when", "tells"],
      alarms.map(({ name, metric, when, actions }) => [name, metric, when, actions.join(", ") || "nobody"]),
    ),
    ...section(
      "Outputs",
      ["name", "value"],
      Object.entries(outputs).map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]),
    ),
    "",
  ].join("\n");
}

function section(title: string, head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return ["", `## ${title}`, "", "None."];
  return [
    "",
    `## ${title}`,
    "",
    line(head),
    line(head.map(() => "---")),
    ...rows.map((row) => line(row.map(markdownCell))),
  ];
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
