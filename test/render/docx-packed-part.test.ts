/** A long part of the Word package is deflated stretch by stretch: nobody sees where it was cut. */
import { randomBytes } from 'node:crypto';
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { ByteSink } from '../../src/render/index.js';
import { type PackedBytes, PartPacker, pack } from '../../src/render/zip/index.js';

const bytesOf = ({ packed }: PackedBytes): Buffer => Buffer.concat(packed);

/** XML as cells repeat it, with words of its own in each. */
function document(cells: number): Buffer {
  let xml = '';
  for (let cell = 0; cell < cells; cell += 1) {
    const words = `${(cell * 7919) % 1000} 数量指标 ${String.fromCodePoint(0x4e00 + ((cell * 31) % 5000))}`;
    xml += `<w:tc><w:tcPr><w:tcW w:w="${1000 + (cell % 7)}" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:tc>`;
  }
  return Buffer.from(xml);
}

async function packedIn(bytes: Uint8Array, lengths: readonly number[]): Promise<PackedBytes> {
  const packer = new PartPacker();
  let from = 0;
  for (const length of lengths) {
    await packer.write(bytes.subarray(from, from + length));
    from += length;
  }
  await packer.write(bytes.subarray(from));
  return packer.end();
}

test('a part has the same bytes however it is cut', { timeout: 60_000 }, async () => {
  const bytes = document(9000);
  const whole = pack(bytes);
  const lengths = fc.array(fc.integer({ min: 0, max: 300_000 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(lengths, async (cut) => {
      const part = await packedIn(bytes, cut);
      expect(bytesOf(part).equals(bytesOf(whole))).toBe(true);
      expect({ ...part, packed: null }).toEqual({ ...whole, packed: null });
    }),
    { numRuns: 40 },
  );
});

test('a part that cannot be made shorter, too', async () => {
  const bytes = randomBytes(700_000);
  const part = await packedIn(bytes, [1, 262_144, 262_144]);
  expect(bytesOf(part).equals(deflateRawSync(bytes))).toBe(true);
  expect(inflateRawSync(bytesOf(part)).equals(bytes)).toBe(true);
  expect(part.checksum).toBe(crc32(bytes));
});

it('takes turns with two buffers', async () => {
  const sink = new ByteSink();
  const packer = new PartPacker();
  let expected = '';
  for (let turn = 0; turn < 9; turn += 1) {
    const text = `第${turn}段`.repeat(40_000 + turn);
    expected += text;
    sink.write(text);
    await packer.write(sink.take());
    expect(sink.length).toBe(0);
  }
  expect(inflateRawSync(bytesOf(await packer.end())).toString()).toBe(expected);
});
