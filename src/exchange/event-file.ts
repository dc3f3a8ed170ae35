/**
 * TensorBoard's event files: records of a length, its checksum, an Event in protocol buffers, and its checksum.
 *
 * @see tensorboard/compat/proto/event.proto, summary.proto; tensorflow/core/lib/io/record_writer.h
 */
import protobuf from 'protobufjs/light.js';
import type { NamedValue } from './training-log.ts';

const field = (type: string, id: number, rule?: 'repeated') => ({ type, id, ...(rule && { rule }) });

/** What of TensorBoard's messages is written here, by their own names and numbers. */
const Event = protobuf.Root.fromJSON({
  nested: {
    Event: {
      fields: {
        wallTime: field('double', 1),
        step: field('int64', 2),
        fileVersion: field('string', 3),
        summary: field('Summary', 5),
      },
      oneofs: { what: { oneof: ['fileVersion', 'summary'] } },
    },
    Summary: { fields: { value: field('Value', 1, 'repeated') } },
    Value: {
      fields: {
        tag: field('string', 1),
        simpleValue: field('float', 2),
        tensor: field('Tensor', 8),
        metadata: field('Metadata', 9),
      },
      oneofs: { value: { oneof: ['simpleValue', 'tensor'] } },
    },
    Metadata: { fields: { pluginData: field('PluginData', 1) } },
    PluginData: { fields: { pluginName: field('string', 1) } },
    Tensor: {
      fields: { dtype: field('int32', 1), shape: field('Shape', 2), stringVal: field('bytes', 8, 'repeated') },
    },
    Shape: { fields: { dim: field('Size', 2, 'repeated') } },
    Size: { fields: { size: field('int64', 1) } },
  },
}).lookupType('Event');

const DT_STRING = 7;

/** What a file begins with. */
export function openingRecord(wallTime: number): Buffer {
  return framed(Event.encode({ wallTime, fileVersion: 'brain.Event:2' }).finish());
}

/** Numbers and texts of one step. */
export function summaryRecord(wallTime: number, step: number, values: readonly NamedValue[]): Buffer {
  const value = values.map(({ tag, value }) => {
    if (typeof value === 'number') return { tag, simpleValue: value };
    const tensor = { dtype: DT_STRING, shape: { dim: [{ size: 1 }] }, stringVal: [Buffer.from(value)] };
    return { tag, metadata: { pluginData: { pluginName: 'text' } }, tensor };
  });
  return framed(Event.encode({ wallTime, step, summary: { value } }).finish());
}

function framed(data: Uint8Array): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(data.length));
  return Buffer.concat([length, checksum(length), data, checksum(data)]);
}

/** CRC-32C (Castagnoli), turned and shifted, so that a checksum of data with checksums in it is no plain one. */
function checksum(data: Uint8Array): Buffer {
  let crc = 0xffffffff;
  for (const byte of data) crc = CRC_TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  crc = ~crc >>> 0;
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE((((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0);
  return bytes;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
  return crc;
});
