import {existsSync, readFileSync} from 'node:fs'
import {expect, test} from 'vitest'

const page = readFileSync('docs/security.md', 'utf8')

test('docs/security.md names tests that are there', () => {
  const named = [...new Set([...page.matchAll(/`((?:tests|src)\/[\w./-]+)`/g)].map(([, file = '']) => file))]
  expect(named.length).toBeGreaterThan(40)
  expect(named.filter(file => !existsSync(file))).toEqual([])
})

test('docs/security.md numbers only what those tests try by that number', () => {
  const wrong = [...page.matchAll(/^\| (H\d\d) \| .* \| (.*) \|$/gm)].flatMap(([, number = '', shown = '']) =>
    [...shown.matchAll(/`(tests\/[\w./-]+\.tsx?)`/g)].flatMap(([, file = '']) => (isNumbered(file, number) ? [] : [`${number} ${file}`])),
  )
  expect(wrong).toEqual([])
})

function isNumbered(file: string, number: string): boolean {
  // The contract names its tests in files beside it.
  return file.endsWith('.contract.ts') || new RegExp(`\\b${number}\\b`).test(readFileSync(file, 'utf8'))
}
