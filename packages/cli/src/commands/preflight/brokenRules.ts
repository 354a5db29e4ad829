import { allRules, type Rule } from "@sallyport/policies";
import type { Problem } from "../../checked/itemOf.js";
import { judgeResources } from "../../pulumi/stack/judgeResources.js";
import { nameIn } from "../../pulumi/stack/nameIn.js";
import type { RecordedResource } from "../../pulumi/stack/RecordedResource.js";

/** What the planned resources break of the rules that are about something. What a preview does not know yet is left to `sallyport check`. */
export function brokenRules(
  resources: readonly RecordedResource[],
  about: (rule: Rule) => boolean,
): readonly Problem[] {
  const rules = new Map(allRules.filter(about).map((rule) => [rule.id, rule]));
  return judgeResources(resources, [...rules.values()]).flatMap((line) => {
    if (line.kind !== "violation") return [];
    const [finding] = line.findings;
    return [
      {
        message: `${nameIn(line.urn)}: ${finding?.message ?? rules.get(line.rule)?.title} (${line.rule})`,
        fix: rules.get(line.rule)?.fix ?? "",
      },
    ];
  });
}
