import { CredentialError, type SecretVault } from "@sallyport/credentials";
import { itemOf, type Problem } from "../../../checked/itemOf.js";
import { brokenRules } from "../brokenRules.js";
import { ofType } from "../ofType.js";
import type { PreflightItem } from "../PreflightItem.js";
import type { PreflightScope } from "../PreflightScope.js";

/** Secrets that the stack reads are there, with a value; no value is read. */
export const secrets: PreflightItem = {
  name: "secrets",
  judge: async (scope) => {
    const named = secretsOf(scope);
    const found = await Promise.all(named.map(({ region, id }) => problemOf(scope.clients.vault(region), id)));
    return itemOf(
      "secrets",
      named.length === 0 ? "the stack reads no secret that is there already" : `${named.length} are there`,
      [
        ...found.flat(),
        ...brokenRules(
          scope.resources,
          ({ controls, types }) =>
            controls.some((control) => control.startsWith("SEC-")) ||
            types.every((type) => type.startsWith("aws:secretsmanager/")),
        ),
      ],
    );
  },
};

/** Secrets by their whole ARNs in what is planned, but those that the stack itself is about to make. */
function secretsOf({ resources }: PreflightScope): readonly { readonly region: string; readonly id: string }[] {
  const names = ofType(resources, "aws:secretsmanager/secret:Secret")
    .filter(({ id }) => id === "")
    .map(({ props }) => String(props.name ?? ""));
  const arns =
    JSON.stringify(resources).match(/arn:[a-z-]+:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@!-]+/g) ?? [];
  return [...new Set(arns)].flatMap((id) => {
    const [, , , region = "", , , name = ""] = id.split(":");
    return names.some((planned) => planned !== "" && name.startsWith(planned)) ? [] : [{ region, id }];
  });
}

async function problemOf(vault: SecretVault, id: string): Promise<readonly Problem[]> {
  const name = id.split(":secret:").at(-1) ?? id;
  try {
    const { stages } = await vault.describe(id);
    if ([...stages.values()].some((of) => of.includes("AWSCURRENT"))) return [];
    return [
      { message: `${name} has no value`, fix: "sallyport credentials setup --environment E, or its owner's own way" },
    ];
  } catch (error) {
    if (!(error instanceof CredentialError) || error.code !== "secret-missing") throw error;
    return [{ message: `there is no ${name}`, fix: "docs/runbooks/secret-not-found.md" }];
  }
}
