import { entries } from "../conformance/entries.js";
import { type JudgedMutant, judgedMutants, score } from "./judgedMutants.js";

/** `npm run mutants [-- Component…]`: what became of every mutant, by component, and each that no rule noticed, with the reason. */
async function main(names: readonly string[]): Promise<void> {
  const judged: JudgedMutant[] = [];
  console.log("component                  mutants  noticed  survived  unsecured  unexplained  score");
  for (const name of names) {
    const own = await judgedMutants(name);
    judged.push(...own);
    console.log(line(name, own));
  }
  console.log(line("all", judged));
  for (const { mutant, fate, review } of judged) {
    if (fate === "survived" || fate === "unexplained")
      console.log(`${fate}  ${mutant.title}${review ? `: ${review.reason}` : ""}`);
  }
}

function line(name: string, judged: readonly JudgedMutant[]): string {
  const count = (wanted: JudgedMutant["fate"]) => String(judged.filter(({ fate }) => fate === wanted).length);
  return [
    name.padEnd(26),
    String(judged.length).padStart(7),
    count("noticed").padStart(8),
    count("survived").padStart(9),
    count("unsecured").padStart(10),
    count("unexplained").padStart(12),
    score(judged).toFixed(3).padStart(6),
  ].join(" ");
}

const [, , ...named] = process.argv;
void main(named.length > 0 ? named : entries.map(({ name }) => name));
