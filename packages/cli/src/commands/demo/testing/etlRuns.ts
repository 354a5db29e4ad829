import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import type { NamedRun } from "../../../evidence/removal/testing/NamedRun.js";
import type { DeployedEtl } from "./DeployedEtl.js";

/** The ETL pipeline's runs: what their roles hold is needed by one of them. */
export const etlRuns: readonly NamedRun<DeployedEtl>[] = [
  {
    title: "load an upload and set its bad row aside, and are refused nothing",
    run: async (etl, { id, signal }) => {
      const rows = Array.from({ length: 400 }, (_, index) => `${index + 1},${id}`);
      const file = ["id,name", ...rows, "401,one,too,many"].join("\n");
      const { rowsIn, rejected } = await etl.within(signal).load("needed.csv", `${file}\n`);
      if (rowsIn !== 401 || rejected !== 1) throw new Error(`of 401 rows ${rowsIn} came in, and ${rejected} were bad`);
    },
  },
  {
    title: "rotate the loader's login, and are refused nothing",
    run: async (etl, { signal }) => await etl.within(signal).rotate(),
  },
  {
    title: "bring the database's schemas up to date, and are refused nothing",
    run: async ({ outputs: { region } }) => {
      const invoke = new InvokeCommand({ FunctionName: "etl-sandbox-migrate", Payload: "{}" });
      const { FunctionError, Payload } = await new LambdaClient({ region }).send(invoke);
      if (FunctionError !== undefined) throw new Error(`${FunctionError}: ${Payload?.transformToString()}`);
    },
  },
];
