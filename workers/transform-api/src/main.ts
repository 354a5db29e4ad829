import { makeIdempotencyStore } from "./aws/makeIdempotencyStore.js";
import { makePlatform } from "./aws/makePlatform.js";
import { makeHandlers } from "./makeHandlers.js";
import { readSettings } from "./settings/readSettings.js";

/** The bundle of the three functions; each is named by its export. */
const settings = readSettings(process.env);
export const { api, submitter, observer } = makeHandlers(makePlatform(settings), makeIdempotencyStore(settings));
