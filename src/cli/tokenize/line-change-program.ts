/** The program of a thread that changes very long lines, while the main thread listens for signals. */
import { servePool } from '../../runtime/serve-pool.ts';
import { type LineChange, lineChange } from './line-change.ts';

servePool((change: LineChange) => lineChange(change));
