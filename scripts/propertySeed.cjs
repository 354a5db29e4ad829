/**
 * Before each test file: property-based tests draw from one seed, so that a run can be repeated and a red one is never luck.
 * SALLYPORT_SEED=<number> takes another, SALLYPORT_SEED=random a new one each time, which is how new counterexamples are looked for.
 */
const fc = require("fast-check");

const { SALLYPORT_SEED: wanted = "20261125" } = process.env;
if (wanted !== "random") fc.configureGlobal({ seed: Number(wanted) });
