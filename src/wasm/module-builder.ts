/** Gathers functions into the bytes of a WebAssembly module that works on one imported memory. */
import { ByteWriter, written } from './encoding.ts';
import { type I32, i32, Local, type ValueType } from './expressions.ts';
import { FunctionBuilder, TYPE_BYTES } from './function-builder.ts';

/** The parameters as locals, in order and with their types. */
export type Locals<P extends readonly ValueType[]> = { readonly [K in keyof P]: Local<P[K]> };

const HEADER = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const SECTION = { type: 1, import: 2, function: 3, export: 7, code: 10 } as const;
const FUNCTION_TYPE = 0x60;
const FUNCTION_EXPORT = 0x00;
const MEMORY_IMPORT = 0x02;
/** A maximum is given; and the memory is shared. */
const LIMITS = { own: 0x01, shared: 0x03 } as const;
const GLOBAL_IMPORT = 0x03;
const MAXIMUM_PAGES = 65536;

/** Whether threads can share memory here: not in a page that is not isolated from other origins. */
export const SHARES_MEMORY = typeof SharedArrayBuffer !== 'undefined';

type Write = (writer: ByteWriter) => void;

export class ModuleBuilder {
  /** What `import.base` gives at instantiation: an address of the instance's own. */
  readonly base: I32 = i32.global(0);
  private readonly types: Write[] = [];
  private readonly exports: Write[] = [];
  private readonly bodies: Write[] = [];

  /** Adds a function of the given parameters and result, exported under its name. */
  function<const P extends readonly ValueType[]>(
    name: string,
    signature: { parameters: P; result?: ValueType },
    write: (builder: FunctionBuilder, ...parameters: Locals<P>) => void,
  ): void {
    const { parameters, result } = signature;
    const index = this.bodies.length;
    const builder = new FunctionBuilder(parameters);
    write(builder, ...(parameters.map((type, i) => new Local(type, i)) as unknown as Locals<P>));
    const body = builder.finish(result !== undefined);
    this.bodies.push((writer) => writer.sized(body));
    this.types.push((writer) => {
      writer.byte(FUNCTION_TYPE);
      writer.sized(parameters.map((type) => TYPE_BYTES[type]));
      writer.sized(result === undefined ? [] : [TYPE_BYTES[result]]);
    });
    this.exports.push((writer) => {
      writer.text(name);
      writer.byte(FUNCTION_EXPORT);
      writer.unsigned(index);
    });
  }

  finish(): Uint8Array<ArrayBuffer> {
    const memory = (writer: ByteWriter) => {
      writer.text('import');
      writer.text('memory');
      writer.bytes([MEMORY_IMPORT, SHARES_MEMORY ? LIMITS.shared : LIMITS.own]);
      writer.unsigned(1);
      writer.unsigned(MAXIMUM_PAGES);
    };
    const base = (writer: ByteWriter) => {
      writer.text('import');
      writer.text('base');
      writer.bytes([GLOBAL_IMPORT, TYPE_BYTES.i32, 0x00]);
    };
    const functionTypes = this.types.map(
      (_, i): Write =>
        (writer) =>
          writer.unsigned(i),
    );
    const writer = new ByteWriter(65536);
    writer.bytes(HEADER);
    writeSection(writer, SECTION.type, this.types);
    writeSection(writer, SECTION.import, [memory, base]);
    writeSection(writer, SECTION.function, functionTypes);
    writeSection(writer, SECTION.export, this.exports);
    writeSection(writer, SECTION.code, this.bodies);
    return writer.toBytes();
  }
}

/** A section is a list: behind its length in bytes, the number of items and the items. */
function writeSection(writer: ByteWriter, id: number, items: readonly Write[]): void {
  writer.byte(id);
  writer.sized(
    written((section) => {
      section.unsigned(items.length);
      for (const item of items) item(section);
    }),
  );
}
