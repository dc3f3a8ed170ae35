/** A JSON list cut into its elements while it is read, so that each knows its line and none waits for the others. */

/** Strings, whose marks mean nothing, and the marks that give a list its shape. No string goes over a line end. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},]/g;

export class JsonList {
  private readonly onElement: (text: string, line: number) => void;
  private readonly problemAt: (line: number) => Error;
  /** Brackets that are open; 1 is between the elements. */
  private depth = 0;
  private isOver = false;
  private parts: string[] = [];
  private start = 0;
  private line = 0;

  /** @param problemAt the error for a list that is broken at a line */
  constructor(onElement: (text: string, line: number) => void, problemAt: (line: number) => Error) {
    this.onElement = onElement;
    this.problemAt = problemAt;
  }

  take(text: string, line: number): void {
    this.line = line;
    let from = 0;
    for (const { 0: token, index } of text.matchAll(TOKENS)) {
      if (token === '[' || token === '{') {
        if (this.isOver) throw this.problemAt(line);
        if (this.depth++ === 0) from = index + 1;
      } else if (token === ']' || token === '}') {
        if (--this.depth === 0) from = this.close(text.slice(from, index), index);
      } else if (token === ',' && this.depth === 1) {
        if (!this.hand(text.slice(from, index))) throw this.problemAt(line);
        from = index + 1;
      }
    }
    this.add(text.slice(from));
  }

  /** @throws what `problemAt` gives when the list has not ended */
  end(): void {
    if (!this.isOver) throw this.problemAt(this.line);
  }

  private add(text: string): void {
    if (text.trim() === '') return;
    if (this.isOver) throw this.problemAt(this.line);
    if (this.parts.length === 0) this.start = this.line;
    this.parts.push(text);
  }

  /** The list ends here; its last element has no comma behind it. */
  private close(text: string, index: number): number {
    this.hand(text);
    this.isOver = true;
    return index + 1;
  }

  /** Hands out the element that ends with a text; false where there is none. */
  private hand(text: string): boolean {
    this.add(text);
    if (this.parts.length === 0) return false;
    this.onElement(this.parts.join('\n'), this.start);
    this.parts = [];
    return true;
  }
}

/** Lists of records within an object, the longest first, by name and by the path that jq takes. Example {"data": [{…}]} → data, .data */
export function listsIn(value: object, path = ''): { name: string; path: string; length: number }[] {
  const lists = Object.entries(value).flatMap(([name, inner]) => {
    const step = /^[A-Za-z_]\w*$/.test(name)
      ? `${path}.${name}`
      : `${path}[${JSON.stringify(name)}]`.replace(/^\[/, '.[');
    if (Array.isArray(inner))
      return inner.some((one) => one instanceof Object) ? [{ name, path: step, length: inner.length }] : [];
    return inner instanceof Object ? listsIn(inner, step) : [];
  });
  return lists.sort((a, b) => b.length - a.length);
}
