/** Does all of it, so much at a time, also where some of it fails. @throws what failed first, when all has ended */
export async function inLanes<T>(lanes: number, items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const failures: unknown[] = [];
  const lane = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift())
      await work(item).catch((error: unknown) => failures.push(error));
  };
  await Promise.all(Array.from({ length: Math.min(lanes, left.length) }, lane));
  if (failures.length > 0) throw failures[0];
}
