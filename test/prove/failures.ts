/** What a proof says when it cannot go on: one line for what its user can mend, the stack for the rest. */
import { NmtError } from '../../src/errors.ts';

process.on('uncaughtException', (error: Error & { code?: unknown }) => {
  const isUsage = `${error.code}`.startsWith('ERR_PARSE_ARGS');
  const isExpected = isUsage || error instanceof NmtError;
  console.error(isExpected ? `prove: ${error.message}` : error);
  process.exit(error instanceof NmtError ? error.exitCode : isUsage ? 2 : 70);
});
