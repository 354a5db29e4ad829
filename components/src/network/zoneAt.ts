/**
 * The zone of a subnet.
 *
 * @param names zones of the region
 * @param index of the subnet, from 0
 * @param wanted zones that the network is to have
 * @throws when the region has fewer
 */
export function zoneAt(names: readonly string[], index: number, wanted: number): string {
  const zone = names[index];
  if (zone !== undefined) return zone;
  throw new Error(`the region has ${names.length} zones (${names.join(", ")}), not ${wanted}: give fewer zones`);
}
