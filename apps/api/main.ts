import { readConfig, serve } from '#http';

const served = await serve(readConfig(process.env));
console.log(`Zeren listens on ${served.url}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void served.close());
