import { writeFileSync } from "node:fs";
import { describeFaults } from "./describeFaults.js";
import { faultsPage } from "./faultsPage.js";
import { originalFaults } from "./originalFaults.js";

/** Writes the page of the faults, from `dist`. */
writeFileSync(faultsPage, describeFaults(originalFaults));
