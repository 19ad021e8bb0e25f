import { fastify } from 'fastify';

/** A route that takes the same body, does nothing with it, and answers as much as the service does. */
const answer = JSON.parse(process.argv[2]!) as object;
const app = fastify();
app.post('/api/cases', async (_request, reply) => reply.code(201).send(answer));
const url = await app.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`${JSON.stringify({ url })}\n`);
process.once('SIGTERM', () => void app.close());
