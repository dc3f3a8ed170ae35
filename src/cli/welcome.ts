/** What `nmt` alone says at a terminal: what it is, and three things to try. */
import { commandName, type Terminal } from './terminal.ts';

/** Whether somebody is there to read it and to type: a pipe gets the usage instead. */
export function isSomebodyThere({ stdin, stdout }: Terminal): boolean {
  return stdin.isTTY === true && stdout.isTTY === true;
}

export function welcome(terminal: Terminal): string {
  const nmt = commandName(terminal);
  return `nmt is a toy neural machine translator: it trains, translates and scores on
your own machine. Three things to try:

  ${nmt} translate                 type sentences, see translations
  ${nmt} explain 'I am hungry.'    see what the network does with a sentence
  ${nmt} train                     train one yourself, in about a minute

${nmt} --help shows all of it.
`;
}
