const HOURS_A_MONTH = 730;
/** List price of an interface endpoint in one zone, an hour; of a key, a month. us-east-1, 2026. */
const ENDPOINT_HOUR = 0.01;
const KEY_MONTH = 1;
/** As the stack lays networks out (`RegionNetwork`): zones, and endpoints where a rule starts and where it ends. */
const ZONES = 2;
const ENDPOINTS = { source: 4, target: 5 };

/**
 * US dollars a month that the stack costs before the first object: the interface endpoints and keys of one source region and its targets.
 * Tasks cost nothing while the queues are empty.
 */
export function fixedDollars(targets: number): number {
  const endpoints = (ENDPOINTS.source + ENDPOINTS.target * targets) * ZONES;
  return endpoints * ENDPOINT_HOUR * HOURS_A_MONTH + (1 + targets) * KEY_MONTH;
}
