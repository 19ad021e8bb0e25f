import { openOffice } from '#office';
import { readConfig } from '#platform';

/** Keeps views, reacts and looks at the clock, beside as many others as there are; answers no requests. */
async function run(): Promise<void> {
  const { context, office } = await openOffice(readConfig({ ...process.env, ZEREN_ROLE: 'projector' }));
  let ending: Promise<void> | undefined;
  const end = async () => {
    await context.close();
    await office.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void (ending ??= end()));
  try {
    await office.follow({ react: true });
    console.log('Zeren’s projector is at work');
  } catch (error) {
    await (ending ??= end());
    throw error;
  }
}

run().catch((error: unknown) => {
  process.stderr.write(`zeren: ${(error as Error).message}\n`);
  process.exitCode = 1;
});
