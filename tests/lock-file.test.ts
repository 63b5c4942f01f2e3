import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'

type Entry = {readonly optionalDependencies?: Readonly<Record<string, string>>; readonly resolved?: string}

const {packages} = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {packages: Readonly<Record<string, Entry>>}

// npm leaves out what the registry at hand does not hold; `npm ci` then refuses the lock file, there and on every other machine.
test('the lock file names the binaries of every platform, not only of the one it was written on', () => {
  const missing = Object.entries(packages).flatMap(([path, {optionalDependencies}]) =>
    Object.keys(optionalDependencies ?? {}).filter(name => !listPlaces(path, name).some(place => place in packages)),
  )
  expect(missing).toEqual([])
})

test('the lock file names no registry', () => {
  expect(Object.values(packages).flatMap(({resolved}) => resolved ?? [])).toEqual([])
})

/** Where Node would look for a package that another one asks for: beside it, and in each folder above. */
function listPlaces(path: string, name: string): readonly string[] {
  const places: string[] = []
  for (let base = path; ; base = base.slice(0, Math.max(0, base.lastIndexOf('node_modules/') - 1))) {
    places.push(base === '' ? `node_modules/${name}` : `${base}/node_modules/${name}`)
    if (base === '') return places
  }
}
