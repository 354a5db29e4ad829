import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { allRules, appliesTo } from "@sallyport/policies";
import type { StateResource } from "@sallyport/sandbox/testing";
import { answersOfCheckov, installCheckov, timeCheckov } from "./check/checkov.js";
import { copiesOf } from "./check/copiesOf.js";
import { everyComponent } from "./check/everyComponent.js";
import { type RuleCosts, ruleCosts } from "./check/ruleCosts.js";
import { terraformPlan } from "./check/terraformPlan.js";
import { terraformTypes } from "./check/terraformTypes.js";
import type { Benchmark, Figure } from "./Figure.js";
import { interleaved } from "./interleaved.js";
import { median } from "./median.js";
import { runSallyport } from "./runSallyport.js";

const PAIRS = 5;
const ROUNDS = 9;
/** Below this a rule's cost, in microseconds a resource, is lost in the noise. */
const NOTICEABLE = 0.3;
/** How many of the rules that grow most, and of the dearest, are named. */
const NAMED = 3;

/**
 * `sallyport check`: an exported state of about 3,000 resources against checkov over the same resources as a plan of Terraform; what rules
 * cost as states grow; and the stacks of the repository.
 */
export const checkBenchmark: Benchmark = {
  name: "check",
  run: async (folder, say) => {
    say("check: planning every component");
    const resources = await everyComponent(folder);
    const copies = (wanted: number) => copiesOf(resources, Math.round(wanted / resources.length));
    const against = await againstCheckov(copies(3000), folder, say);
    say("check: costs of rules");
    ruleCosts(resources, 1);
    const sizes = [copiesOf(resources, 1).slice(0, 100), copies(1000), copies(10_000)];
    const costs = costFigures(sizes.map((state) => ruleCosts(state, ROUNDS)));
    say("check: all stacks");
    return [...against, ...costs, ...stackFigures(folder)];
  },
};

async function againstCheckov(
  state: readonly StateResource[],
  folder: string,
  say: (line: string) => void,
): Promise<readonly Figure[]> {
  const exported = join(folder, "state.json");
  const plan = join(folder, "plan.json");
  writeFileSync(exported, JSON.stringify({ version: 3, deployment: { resources: state } }));
  writeFileSync(plan, JSON.stringify(terraformPlan(state)));
  const ours = () => runSallyport(["check", "--export", exported, "--fail-on", "critical"], folder).wallSeconds;
  const name = `${state.length.toLocaleString("en")} resources`;
  const ofAws = state.filter(({ type }) => type in terraformTypes).length;
  const answers = state.map(({ type }) => allRules.filter((rule) => appliesTo(rule, type)).length);
  const figures = [
    figure(`${name}: of AWS, which the plan has`, [ofAws]),
    figure(`${name}: judged`, [answers.filter((count) => count > 0).length]),
    figure(`${name}: answers of ${allRules.length} rules`, [answers.reduce((sum, count) => sum + count, 0)]),
  ];
  const ratio = `${name}: seconds ÷ checkov`;
  const goal = { atMost: 0.5 };
  try {
    const python = await installCheckov(say);
    say(`check: ${PAIRS} pairs with checkov`);
    ours();
    const { judged, answers: said } = answersOfCheckov(python, plan);
    const runs = interleaved(PAIRS, ours, () => timeCheckov(python, plan));
    return [
      {
        ...figure(
          ratio,
          runs.map(([one, other]) => one / other),
        ),
        goal,
      },
      figure(
        `${name}: seconds`,
        runs.map(([one]) => one),
      ),
      figure(
        `${name}: seconds of checkov`,
        runs.map(([, other]) => other),
      ),
      ...figures,
      figure(`${name}: judged by checkov`, [judged]),
      figure(`${name}: answers of checkov`, [said]),
    ];
  } catch (error) {
    const skipped = error instanceof Error ? error.message : String(error);
    return [{ benchmark: "check", measure: ratio, goal, skipped }, figure(`${name}: seconds`, [ours()]), ...figures];
  }
}

function costFigures([few, some, many]: readonly RuleCosts[]): readonly Figure[] {
  if (!few || !some || !many) throw new Error("three sizes of state are wanted");
  const total = ({ perResource }: RuleCosts) => [...perResource.values()].reduce((sum, cost) => sum + cost, 0);
  const growth = [...many.perResource]
    .filter(([, cost]) => cost >= NOTICEABLE)
    .map(([rule, cost]) => ({ rule, ratio: cost / (some.perResource.get(rule) ?? cost) }))
    .sort((one, other) => other.ratio - one.ratio);
  const dearest = [...many.perResource].sort(([, one], [, other]) => other - one).slice(0, NAMED);
  return [
    {
      ...figure("cost of a resource among 10,000 ÷ among 1,000, all rules", [total(many) / total(some)]),
      goal: { atMost: 1.5 },
    },
    ...growth.slice(0, NAMED).map(({ rule, ratio }) => figure(`the same, ${rule} (9 would be quadratic)`, [ratio])),
    ...[few, some, many].map((costs) =>
      figure(`µs for a resource among ${costs.resources.toLocaleString("en")}, all rules`, [total(costs)]),
    ),
    ...dearest.map(([rule, cost]) => figure(`µs for a resource among 10,000, ${rule}`, [cost])),
  ];
}

function stackFigures(folder: string): readonly Figure[] {
  const runs = Array.from({ length: 3 }, () => runSallyport(["check"], folder));
  const resources = Number((runs[0]?.document.summary as { readonly resources?: number } | undefined)?.resources);
  return [
    figure(
      `all stacks, ${resources} resources: seconds`,
      runs.map(({ wallSeconds }) => wallSeconds),
    ),
    figure(
      "all stacks: resources/s",
      runs.map(({ wallSeconds }) => resources / wallSeconds),
    ),
  ];
}

function figure(measure: string, samples: readonly number[]): Figure {
  return { benchmark: "check", measure, value: median(samples), samples };
}
