import {crc32, deflateRawSync} from 'node:zlib'

/** A file in a zip archive; what is not said is as an honest program writes it. */
export type ArchivedFile = {
  readonly name: string
  readonly text?: string | Uint8Array
  /** 8 is deflated, 0 as it is. */
  readonly method?: number
  /** As Unix has it, with the type. */
  readonly mode?: number
  readonly flags?: number
  /** What the archive says of sizes and sums, whatever is true. */
  readonly saysSize?: number
  readonly saysSum?: number
  /** Where its header is said to be, instead of where it is. */
  readonly saysOffset?: number
  /** What is written between the headers instead of the packed text. */
  readonly packed?: Uint8Array
}

/** A zip archive of these files, byte by byte. */
export function anArchive(files: readonly ArchivedFile[], {saysCount = files.length}: {readonly saysCount?: number} = {}): Buffer {
  const pieces: Buffer[] = []
  const list: Buffer[] = []
  let offset = 0
  for (const {name, text = '', method = 8, mode = 0o100644, flags = 0x800, saysSize, saysSum, saysOffset, packed: given} of files) {
    const raw = typeof text === 'string' ? Buffer.from(text) : Buffer.from(text)
    const packed = given ? Buffer.from(given) : method === 8 ? deflateRawSync(raw) : raw
    const named = Buffer.from(name)
    const said = [flags, method, 0, 0x21] as const
    const sizes = [saysSum ?? crc32(raw), packed.length, saysSize ?? raw.length] as const
    const header = Buffer.alloc(30)
    header.writeUInt32LE(0x04034b50, 0)
    header.writeUInt16LE(20, 4)
    said.forEach((value, at) => void header.writeUInt16LE(value, 6 + 2 * at))
    sizes.forEach((value, at) => void header.writeUInt32LE(value, 14 + 4 * at))
    header.writeUInt16LE(named.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    // Written by Unix.
    entry.writeUInt16LE(0x0314, 4)
    entry.writeUInt16LE(20, 6)
    said.forEach((value, at) => void entry.writeUInt16LE(value, 8 + 2 * at))
    sizes.forEach((value, at) => void entry.writeUInt32LE(value, 16 + 4 * at))
    entry.writeUInt16LE(named.length, 28)
    entry.writeUInt32LE(mode * 0x10000, 38)
    entry.writeUInt32LE(saysOffset ?? offset, 42)
    pieces.push(header, named, packed)
    list.push(entry, named)
    offset += header.length + named.length + packed.length
  }
  const size = list.reduce((sum, {length}) => sum + length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(saysCount, 8)
  end.writeUInt16LE(saysCount, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...pieces, ...list, end])
}
