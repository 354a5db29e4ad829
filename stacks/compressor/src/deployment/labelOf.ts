/** Word for statement ids: "orders-target" gives "OrdersTarget". */
export function labelOf(name: string): string {
  return name
    .split(/[-_]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}
