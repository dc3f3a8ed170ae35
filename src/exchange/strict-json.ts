/** JSON from a file that may be hostile: no key twice in an object, and not nested without end. */

/**
 * The value of a JSON text.
 *
 * @param deepest objects and lists within each other that are taken
 * @throws Error whose message says what is wrong with the text: "is not JSON: …", "names … twice"
 */
export function parseStrictJson(text: string, deepest: number): unknown {
  checkKeys(text, deepest);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`is not JSON: ${(error as Error).message}`);
  }
}

/** Reads only strings and brackets; what is no JSON otherwise is for the parser to say. */
function checkKeys(json: string, deepest: number): void {
  const open: Set<string>[] = [];
  for (const [token, key, close] of json.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|([}\]])|[{[]/g)) {
    if (key !== undefined) {
      const name = unescaped(key);
      if (open.at(-1)?.has(name)) throw new Error(`names ${key.slice(0, 80)} twice`);
      open.at(-1)?.add(name);
    } else if (close !== undefined) open.pop();
    else if (token === '{' || token === '[') {
      if (open.push(new Set()) > deepest)
        throw new Error(`has more than ${deepest} lists and objects within each other`);
    }
  }
}

function unescaped(key: string): string {
  try {
    return JSON.parse(key) as string;
  } catch {
    return key;
  }
}
