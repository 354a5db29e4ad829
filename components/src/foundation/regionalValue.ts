/** A region's value of the foundation. @throws Error naming the regions that the foundation has */
export function regionalValue(byRegion: Readonly<Record<string, string>>, region: string): string {
  const value = Object.hasOwn(byRegion, region) ? byRegion[region] : undefined;
  if (value !== undefined) return value;
  const known = Object.keys(byRegion).join(", ");
  throw new Error(`the foundation knows no ${region}, only ${known}: add it to the foundation's regions and deploy it`);
}
