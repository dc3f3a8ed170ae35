/** Node's own SHA-256, in place of the plain one: imported by whatever hashes much. */
import { createHash } from 'node:crypto';
import { type Sha256, useSha256 } from './sha256.ts';

useSha256(() => {
  const hash = createHash('sha256');
  const own: Sha256 = {
    update(data) {
      hash.update(data);
      return own;
    },
    digest: () => hash.digest('hex'),
  };
  return own;
});
