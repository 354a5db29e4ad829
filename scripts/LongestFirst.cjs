/**
 * The order of test files: the longest first, so that no core waits at the end for one long file. Jest does so by what files took the last time;
 * of a clean clone it knows that of none and would go by their size, which says little here: a short file can deploy for minutes.
 */
const { default: Sequencer } = require("@jest/test-sequencer");

/** Milliseconds that a file takes, roughly, by its project. */
const USUAL = { e2e: 50_000, sandbox: 10_000, unit: 1_000 };

/** Milliseconds of the files that take much longer than others of their project, by the end of their path. */
const LONG = {
  "tutorials/newcomersPath.e2e.test.ts": 300_000,
  "demo/compressorPipeline.e2e.test.ts": 270_000,
  "demo/etlPipeline.e2e.test.ts": 190_000,
  "demo/kpiPipeline.e2e.test.ts": 190_000,
  "transform/transformRoles.e2e.test.ts": 150_000,
  "check/check.e2e.test.ts": 120_000,
  "credentials/credentials.e2e.test.ts": 120_000,
  "demo/kpiSpark.e2e.test.ts": 110_000,
  "kpi/src/spark/engines.test.ts": 100_000,
  "deployment/everyComponent.e2e.test.ts": 100_000,
  "packaging/configuration.e2e.test.ts": 75_000,
  "kpi/src/spark/sparkRuns.test.ts": 70_000,
  "kpi/src/queue/runConsumer.sandbox.test.ts": 60_000,
  "kpi/src/aws/DynamoKpiTables.sandbox.test.ts": 60_000,
  "sandbox/src/database/restarts.sandbox.test.ts": 50_000,
  "kpi/src/laws.sandbox.test.ts": 40_000,
  "provider/conformance.sandbox.test.ts": 40_000,
  "kpi/src/spark/machines.test.ts": 30_000,
  "commands/kpi/sparkEngine.test.ts": 25_000,
  "components/src/conformance/unknowns.test.ts": 20_000,
};

module.exports = class LongestFirst extends Sequencer {
  /** @param {{ path: string, context: { config: { displayName?: { name: string } } } }} test */
  time(test) {
    const [, long] = Object.entries(LONG).find(([end]) => test.path.endsWith(`/${end}`)) ?? [];
    return super.time(test) ?? long ?? USUAL[test.context.config.displayName?.name ?? "unit"];
  }
};
