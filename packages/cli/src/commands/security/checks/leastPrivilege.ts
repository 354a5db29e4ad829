import { unscopedActions } from "@sallyport/intents";
import { isPublic, type PolicyStatement } from "@sallyport/policies";
import { type Identity, readIdentities } from "../account/readIdentities.js";
import type { Found, SecurityCheck } from "../SecurityCheck.js";

/** No role is granted everything of a service, or what has a resource on all resources, and no one can become it who is not named (IAM-01). */
export const leastPrivilege: SecurityCheck = {
  name: "least-privilege",
  about: "roles are granted named actions on named resources, and trust named principals",
  run: async ({ clients, regions: [region = ""] }) => {
    const identities = await readIdentities(clients.iam(region));
    return identities.flatMap((identity) => [...grants(identity), ...trusts(identity)]);
  },
};

function grants({ kind, name, policies }: Identity): readonly Found[] {
  return policies.flatMap((policy) =>
    policy.statements
      .filter(({ effect }) => effect === "Allow")
      .flatMap((statement): readonly Found[] => {
        const where = `${kind} ${name}, policy ${policy.name}, statement ${statement.sid}`;
        if (statement.actions.some((action) => /^\*+$/.test(action)) || statement.notActions.length > 0) {
          return [
            {
              ...{ severity: "critical", where, message: "It grants every action" },
              fix: "Grant the actions that the decision log shows: sallyport evidence",
            },
          ];
        }
        const services = statement.actions.filter((action) => /^[a-z0-9-]+:\*+$/i.test(action));
        if (services.length > 0) {
          return [
            {
              ...{ severity: "high", where, message: `It grants whole services: ${services.join(", ")}` },
              fix: "Name the actions that are needed",
            },
          ];
        }
        const scoped = onEverything(statement)
          ? statement.actions.filter((action) => !(action in unscopedActions))
          : [];
        if (scoped.length === 0) return [];
        return [
          {
            ...{ severity: "high", where, message: `It grants on all resources: ${shortened(scoped)}` },
            fix: "Name the resources: these actions can be held to them",
          },
        ];
      }),
  );
}

function trusts({ name, arn, trust }: Identity): readonly Found[] {
  const account = arn.split(":")[4] ?? "";
  return trust
    .filter(({ effect }) => effect === "Allow")
    .flatMap((statement): readonly Found[] => {
      const where = `role ${name}, trust, statement ${statement.sid}`;
      if (isPublic(statement, ["sts:ExternalId"])) {
        return [
          {
            ...{ severity: "critical", where, message: "Everybody can become it" },
            fix: "Name the principals that may assume it",
          },
        ];
      }
      const foreign = statement.principals.filter(
        ({ kind, value }) => kind === "AWS" && value !== "*" && !value.includes(account) && /\d{12}/.test(value),
      );
      const bound = Object.values(statement.conditions).some((keys) =>
        Object.keys(keys).some((key) => ["sts:externalid", "aws:principalorgid", "aws:principalarn"].includes(key)),
      );
      if (foreign.length === 0 || bound) return [];
      return [
        {
          ...{ severity: "high", where, message: "Another account can become it, without an external id" },
          fix: "Ask for an external id or the organization in a condition: CrossAccountRole does",
        },
      ];
    });
}

function onEverything({ resources, conditions }: PolicyStatement): boolean {
  // A condition on resources or on tags is another way to name them.
  const narrowed = Object.values(conditions).some((keys) =>
    Object.keys(keys).some(
      (key) => /^aws:(resourcetag\/|requesttag\/|resourceaccount)|:/.test(key) && !key.startsWith("aws:principal"),
    ),
  );
  return resources.includes("*") && !narrowed;
}

function shortened(actions: readonly string[]): string {
  return actions.length <= 5 ? actions.join(", ") : `${actions.slice(0, 5).join(", ")} and ${actions.length - 5} more`;
}
