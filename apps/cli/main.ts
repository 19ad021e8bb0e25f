import { tellFailure } from '#office';
import { printableLines } from '#platform';
import { sentenceOf } from './errors.js';
import { zerenProgram } from './program.js';

// Whoever reads through a pipe may stop early: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`zeren: standard output: ${printableLines(sentenceOf(error))}\n`);
  process.exit(1);
});

try {
  await zerenProgram().parseAsync();
} catch (error) {
  tellFailure('all', printableLines(sentenceOf(error)));
  process.exitCode = 1;
}
