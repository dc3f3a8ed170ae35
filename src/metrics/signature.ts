/**
 * Signatures: one line that says how a score was made, written exactly as sacreBLEU writes it, but for the version.
 */

/** Key, abbreviated key, value; `true` and `false` are written yes and no. */
export type SignatureFields = readonly (readonly [key: string, short: string, value: string | number | boolean])[];

export interface SignatureFacts {
  /** The scorer's version; ours, where sacreBLEU writes its own. */
  readonly version: string;
  /** References a line, or "var" where lines differ: see `referenceCount`. */
  readonly references: number | 'var';
  /** Resamples of a bootstrap, shuffles of an approximate randomisation, and the seed of either. */
  readonly bootstrap?: number;
  readonly shuffles?: number;
  readonly seed?: number;
}

/**
 * The signature of a score.
 *
 * Example nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:0.1.0, short #:1|c:mixed|e:no|tok:13a|s:exp|v:0.1.0
 */
export function formatSignature(
  metric: { readonly fields: SignatureFields },
  facts: SignatureFacts,
  form: 'long' | 'short' = 'long',
): string {
  const { bootstrap, shuffles, seed } = facts;
  const fields: SignatureFields = [
    ['nrefs', '#', facts.references],
    ...(bootstrap === undefined ? [] : [['bs', 'bs', bootstrap] as const]),
    ...(shuffles === undefined ? [] : [['ar', 'ar', shuffles] as const]),
    ...(seed === undefined ? [] : [['seed', 'rs', seed] as const]),
    ...metric.fields,
    ['version', 'v', facts.version],
  ];
  return fields.map(([key, short, value]) => `${form === 'long' ? key : short}:${written(value)}`).join('|');
}

function written(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}
