import { describe, expect, test } from "@jest/globals";
import { readSettings } from "./readSettings.js";

const complete = {
  AWS_REGION: "eu-west-1",
  SALLYPORT_QUEUE_URL: "https://sqs.eu-west-1.amazonaws.com/1/q",
  SALLYPORT_INPUT_BUCKET: "shop-data",
  SALLYPORT_ARTIFACT_BUCKET: "shop-data",
  SALLYPORT_CATEGORY_TABLE: "category_kpis_table",
  SALLYPORT_ORDER_TABLE: "order_kpis_table",
  SALLYPORT_RUNS_TABLE: "kpi_runs",
};

describe("readSettings", () => {
  test("reads what has to be given, and sets the rest", () => {
    expect(readSettings(complete)).toEqual({
      ...complete,
      SALLYPORT_INPUT_PREFIX: "Data/",
      SALLYPORT_EVENT_BUS: "default",
      SALLYPORT_QUIET_SECONDS: 30,
      SALLYPORT_LONGEST_WAIT_SECONDS: 300,
      SALLYPORT_LEASE_SECONDS: 60,
      SALLYPORT_VISIBILITY_SECONDS: 300,
      SALLYPORT_RETRY_SECONDS: 30,
      SALLYPORT_GRACE_SECONDS: 100,
      SALLYPORT_REJECT_PERCENT: 5,
      SALLYPORT_RUN_RECORD_DAYS: 90,
      SALLYPORT_MEMORY_MIB: 768,
      SALLYPORT_SCRATCH_MIB: 18_432,
      SALLYPORT_ENGINE: "duckdb",
      SALLYPORT_LOG_LEVEL: "info",
    });
  });

  test.each([
    ["SALLYPORT_INPUT_BUCKET", "Not A Bucket"],
    ["SALLYPORT_INPUT_PREFIX", "/Data/"],
    ["SALLYPORT_INPUT_PREFIX", "Data"],
    ["SALLYPORT_INPUT_PREFIX", "state/"],
    ["SALLYPORT_RUNS_TABLE", "a b"],
    ["SALLYPORT_QUIET_SECONDS", "301"],
    ["SALLYPORT_LEASE_SECONDS", "3"],
    ["SALLYPORT_REJECT_PERCENT", "101"],
    ["SALLYPORT_QUEUE_URL", "http://sqs/q"],
    ["SALLYPORT_ENGINE", "flink"],
    ["SALLYPORT_SPARK_STATE_MACHINE", "arn:aws:states:eu-west-1:123456789012:execution:kpi:1"],
    ["AWS_ENDPOINT_URL", "http://127.0.0.1:4566"],
  ])("refuses %s=%s, naming the variable", (name, value) => {
    expect(() => readSettings({ ...complete, [name]: value })).toThrow(name);
  });

  test("wants a state machine for Spark, and only then", () => {
    const arn = "arn:aws:states:eu-west-1:123456789012:stateMachine:kpi-dev-spark";
    const spark = { ...complete, SALLYPORT_ENGINE: "spark" };
    expect(() => readSettings(spark)).toThrow(
      "SALLYPORT_SPARK_STATE_MACHINE: is missing, and SALLYPORT_ENGINE is spark",
    );
    expect(readSettings({ ...spark, SALLYPORT_SPARK_STATE_MACHINE: arn }).SALLYPORT_SPARK_STATE_MACHINE).toBe(arn);
  });

  test("names all that is missing at once", () => {
    for (const name of Object.keys(complete)) expect(() => readSettings({})).toThrow(`${name}: is missing`);
  });
});
