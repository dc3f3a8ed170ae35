/** Codecs as training learns them, at once. */
import { buildingCodecs } from '../../src/text/codecs.ts';
import { inOneGo } from '../../src/turns.ts';

export const buildCodecs = (...given: Parameters<typeof buildingCodecs>) => inOneGo(buildingCodecs(...given));
