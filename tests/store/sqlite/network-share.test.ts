import {existsSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {expect, test, vi} from 'vitest'
import {findShare} from '#src/store/prisma/sqlite/find-share.ts'
import {openSqliteStore} from '#src/store/prisma/sqlite/open-sqlite-store.ts'
import {aDatabasePath} from './scratch-database.ts'

const disk = vi.hoisted(() => ({type: 0xef53}))
vi.mock('node:fs', async load => {
  const fs = await load<typeof import('node:fs')>()
  return {...fs, statfsSync: (path: string) => ({...fs.statfsSync(path), type: disk.type})}
})

test.each([
  [0x6969, 'NFS'],
  [0xff534d42, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0x517b, 'SMB'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x5346414f, 'AFS'],
  [0x01161970, 'GFS2'],
  [0x7461636f, 'OCFS2'],
])('I19 openSqliteStore() refuses a database on a share of type %i, makes no file there, and never takes it for a damaged one', async (type, name) => {
  const path = join(dirname(aDatabasePath()), 'share/index.db')
  disk.type = type
  const onMovedAside = vi.fn()
  await expect(openSqliteStore(`file:${path}`, {onMovedAside})).rejects.toThrow(
    `Cannot open ${path}: it is on a network share (${name}), where two writers would damage it. Name a file on a local disk, or use PostgreSQL`,
  )
  expect([existsSync(path), onMovedAside.mock.calls]).toEqual([false, []])
})

test('I19 findShare() takes the disks that people have for none: ext4, tmpfs, overlay, XFS, Btrfs, ZFS, FUSE', () => {
  expect([0xef53, 0x01021994, 0x794c7630, 0x58465342, 0x9123683e, 0x2fc12fc1, 0x65735546].map(findShare)).toEqual(Array.from({length: 7}, () => undefined))
})
