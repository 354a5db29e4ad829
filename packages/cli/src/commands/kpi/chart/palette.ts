/**
 * The picture's colours, light and dark. Vega draws in the light ones, as attributes that every viewer understands;
 * style rules by those attributes turn them into the dark ones where the reader prefers these. Blue and orange are of the
 * Okabe–Ito palette: told apart with any colour vision.
 */
export const palette = {
  page: { light: "#ffffff", dark: "#0d1117" },
  text: { light: "#1f2328", dark: "#e6edf3" },
  muted: { light: "#57606a", dark: "#9198a1" },
  grid: { light: "#d8dee4", dark: "#30363d" },
  gross: { light: "#9cc3e0", dark: "#2a5d84" },
  net: { light: "#0072b2", dark: "#56b4e9" },
  second: { light: "#d55e00", dark: "#f0883e" },
} as const;

/** Style rules that turn the light colours of a drawing into the dark ones. */
export function darkRules(): string {
  return Object.values(palette)
    .map(({ light, dark }) => `[fill="${light}"] { fill: ${dark} } [stroke="${light}"] { stroke: ${dark} }`)
    .join(" ");
}
