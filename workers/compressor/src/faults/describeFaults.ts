import type { FaultGroup, NamedTest, OriginalFault } from "./OriginalFault.js";

/** The guide's page of the faults, in Markdown. */
export function describeFaults(groups: readonly FaultGroup[]): string {
  const count = groups.reduce((sum, { faults }) => sum + faults.length, 0);
  return [
    "# What gets lost on the way, and what holds it here",
    "",
    "Generated from `workers/compressor/src/faults` by `pnpm --filter @sallyport/worker-compressor faults`; a test fails",
    "when the two differ, and when a test that is named here is not there under exactly that title.",
    "",
    "The compressor does what [`aws-samples/sample-s3-cross-region-compressor`](https://github.com/aws-samples/sample-s3-cross-region-compressor)",
    `does. These are ${count} faults: those that were found in reading it, and those that any carrier of objects has to stand, whether or not`,
    "the original does. Beside each is what ours does, and the tests that would fail if it did not.",
    "",
    ...groups.flatMap(describeGroup),
    "## How the fault suites are run",
    "",
    "`npm test` plays a few random schedules and a few single faults. `npm run schedules -- workers/compressor` plays 300 schedules and every call of",
    "both sides with each kind of fault; it needs some 45 minutes on two cores. `SALLYPORT_SEED=<number>` draws others. A failure prints the",
    "schedule, made smaller where that still fails, and the seed that draws it again.",
    "",
  ].join("\n");
}

function describeGroup({ concern, faults }: FaultGroup): readonly string[] {
  return [
    `## ${concern}`,
    "",
    "| What goes wrong | Ours | Tests |",
    "| --- | --- | --- |",
    ...faults.map(describeFault),
    "",
  ];
}

function describeFault({ fault, ours, tests }: OriginalFault): string {
  return `| ${fault} | ${ours} | ${tests.map(describeTest).join("<br>")} |`;
}

function describeTest({ file, title }: NamedTest): string {
  return `[${title.replaceAll("|", "\\|")}](../../${file})`;
}
