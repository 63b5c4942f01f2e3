// From Linux's list of file systems (statfs(2)); other systems number theirs by what is loaded. FUSE is none of them: it is disks as often as shares.
const shares: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x5346414f, 'AFS'],
  [0x01161970, 'GFS2'],
  [0x7461636f, 'OCFS2'],
])

/** What kind of network share a file system of this number is, on which SQLite's locks are not to be relied on; undefined for all others. */
export function findShare(type: number): string | undefined {
  // Node hands over the upper half of the numbers with a sign on some machines.
  return shares.get(type >>> 0)
}
