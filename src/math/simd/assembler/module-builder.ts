/** Gathers functions into the bytes of a WebAssembly module that works on one imported shared memory. */
import { counted, sized, text, unsigned } from './encoding.ts';
import { type FunctionReference, type I32, i32, Local, type ValueType } from './expressions.ts';
import { FunctionBuilder, TYPE_BYTES } from './function-builder.ts';

/** The parameters as locals, in order and with their types. */
type Locals<P extends readonly ValueType[]> = { readonly [K in keyof P]: Local<P[K]> };

const MAXIMUM_PAGES = 65536;
const HEADER = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const SECTION = { type: 1, import: 2, function: 3, export: 7, code: 10 } as const;

export class ModuleBuilder {
  /** What `import.base` gives at instantiation: an address of the instance's own. */
  readonly base: I32 = i32.global(0);
  private readonly types: number[][] = [];
  private readonly exports: number[][] = [];
  private readonly bodies: number[][] = [];

  /** Adds a function of the given parameters and result, exported under its name. */
  function<const P extends readonly ValueType[]>(
    name: string,
    signature: { parameters: P; result?: ValueType },
    write: (builder: FunctionBuilder, ...parameters: Locals<P>) => void,
  ): FunctionReference {
    const { parameters, result } = signature;
    const index = this.bodies.length;
    const builder = new FunctionBuilder(parameters);
    write(builder, ...(parameters.map((type, i) => new Local(type, i)) as unknown as Locals<P>));
    const results = result === undefined ? [] : [[TYPE_BYTES[result]]];
    this.types.push([0x60, ...counted(parameters.map((type) => [TYPE_BYTES[type]])), ...counted(results)]);
    this.exports.push([...text(name), 0x00, ...unsigned(index)]);
    this.bodies.push(builder.finish(result !== undefined));
    return { index };
  }

  finish(): Uint8Array<ArrayBuffer> {
    const memory = [...text('import'), ...text('memory'), 0x02, 0x03, ...unsigned(1), ...unsigned(MAXIMUM_PAGES)];
    const base = [...text('import'), ...text('base'), 0x03, TYPE_BYTES.i32, 0x00];
    const indexes = this.types.map((_, i) => unsigned(i));
    return Uint8Array.from(
      HEADER.concat(
        section(SECTION.type, counted(this.types)),
        section(SECTION.import, counted([memory, base])),
        section(SECTION.function, counted(indexes)),
        section(SECTION.export, counted(this.exports)),
        section(SECTION.code, counted(this.bodies)),
      ),
    );
  }
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...sized(content)];
}
