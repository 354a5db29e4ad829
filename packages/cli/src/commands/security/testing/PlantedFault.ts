/** Something that an account or a folder must not have. */
export interface PlantedFault {
  readonly name: string;
  readonly plant: () => Promise<unknown>;
  /** The finding that tells of it. */
  readonly found: { readonly check: string; readonly where: RegExp; readonly message: RegExp };
}
