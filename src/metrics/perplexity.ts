/** Perplexity, from the loss that training reports. */

/**
 * How many words the model hesitates between, on average.
 *
 *   perplexity = exp(lossPerToken)
 *
 * Units   lossPerToken in nats per token, padding left out, end of sentence counted
 */
export function perplexity(lossPerToken: number): number {
  return Math.exp(lossPerToken);
}
