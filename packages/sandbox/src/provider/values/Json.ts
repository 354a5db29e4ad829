/** A plain value: what definitions work with, after unknowns and secrets were taken out. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A resource's properties by Pulumi name. An `undefined` one is the same as an absent one. */
export type Properties = { readonly [name: string]: Json | undefined };
