import { afterAll, beforeAll, expect } from "@jest/globals";
import { password, sandbox, shown, startOperations, stopOperations } from "./testing/operationsBed.js";
import "./whoami/testing/whoamiCases.js";
import "./verify/testing/verifyCases.js";
import "./describe/testing/describeCases.js";
import "./incident/testing/incidentCases.js";
import "./drill/testing/drillCases.js";
import "./smoke/testing/smokeCases.js";
import "./preflight/testing/preflightCases.js";

/** The commands that look after what is deployed, each as a user runs it, against one sandbox: it takes longer to start than they to run. */
beforeAll(startOperations, 180_000);
afterAll(stopOperations, 60_000);

/** Ends every run of the suite: what any command has printed. */
afterAll(() => {
  expect(shown.length).toBeGreaterThan(500);
  expect(shown).not.toContain(password);
  expect(shown).not.toContain(sandbox.environment.AWS_SECRET_ACCESS_KEY ?? password);
});
