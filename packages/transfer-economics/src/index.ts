export { computeDollars } from "./computeDollars.js";
export { type FargateTask, fargateDollarsPerHour } from "./fargateDollarsPerHour.js";
export { type CompressionWork, type NetBenefit, netBenefit } from "./netBenefit.js";
export { defaultPrices, type GivenPrices, type Prices, pricesSchema } from "./Prices.js";
export { type RequestCounts, requestDollars } from "./requestDollars.js";
export { type Transfer, transferDollars, transferDollarsPerGb } from "./transferDollars.js";
