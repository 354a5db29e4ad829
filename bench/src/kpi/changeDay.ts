import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";

/**
 * Delivers the items of one day again, at other prices, in a file of their own: what a shop that corrects a day does.
 * Returns the number of items.
 *
 * @param day - of the sample's year, as YYYY-MM-DD
 */
export async function changeDay(sample: string, day: string): Promise<number> {
  const month = join(sample, "order_items", `${day.slice(0, 7)}.csv`);
  const late = await open(join(sample, "order_items", `late-${day}.csv`), "wx");
  let items = -1;
  let text = "";
  for await (const line of createInterface({ input: createReadStream(month) })) {
    const fields = line.split(",");
    if (items >= 0 && !fields[5]?.startsWith(day)) continue;
    items += 1;
    text += items === 0 ? `${line}\n` : `${fields.slice(0, -1).join(",")},1.00\n`;
  }
  await late.writeFile(text);
  await late.close();
  return items;
}
