// From Linux's list of file systems (statfs(2)).
const shares: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB 2'],
])

/** What kind of network share a file system of this number is, on which SQLite's locks are not to be relied on; undefined for all others. */
export function findShare(type: number): string | undefined {
  return shares.get(type)
}
