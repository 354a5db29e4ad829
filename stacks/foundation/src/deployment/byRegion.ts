import * as pulumi from "@pulumi/pulumi";

/** Values by region, of those regions that have one. */
export function byRegion<Place extends { readonly region: string }>(
  places: readonly Place[],
  of: (place: Place) => pulumi.Input<string> | undefined,
): pulumi.Output<Record<string, string>> {
  const values = places.flatMap((place) => {
    const value = of(place);
    return value === undefined ? [] : [[place.region, value] as const];
  });
  return pulumi.output(Object.fromEntries(values));
}
