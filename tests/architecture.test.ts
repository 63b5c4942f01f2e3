import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'

/** Which folders of `src/` a folder may import, type-only imports included; each may import itself. The table of docs/architecture.md. */
const floors: Readonly<Record<string, readonly string[]>> = {
  incident: [],
  postmortem: ['incident'],
  library: ['incident', 'postmortem'],
  store: ['incident', 'library'],
  server: ['incident', 'library', 'store'],
  ui: [],
  features: ['incident', 'postmortem', 'library', 'server', 'ui'],
  app: ['features', 'ui'],
  cli: ['postmortem', 'library', 'server'],
}

/** Packages that do I/O or draw, and the only folders they belong to. */
const packages: readonly {readonly pattern: RegExp; readonly folders: readonly string[]}[] = [
  {pattern: /^(?:node:)?(?:fs|fs\/promises|net|http|https|child_process|worker_threads|os)$/, folders: ['store', 'server', 'cli']},
  {pattern: /^(?:@prisma\/|prisma$|better-sqlite3$)/, folders: ['store']},
  {pattern: /^(?:react|react-dom)(?:\/|$)/, folders: ['ui', 'features', 'app']},
  {pattern: /^next(?:\/|$)/, folders: ['features', 'app', '']},
  {pattern: /^(?:unified|remark|rehype|mdast|hast|micromark|shiki|yaml$)/, folders: ['postmortem', 'cli']},
]

type Files = ReadonlyMap<string, string>

describe('the folders of src/', () => {
  const files = readSources('src')

  test('import only what their floor allows', () => {
    expect(findViolations(files)).toEqual([])
  })

  test('form no circle', () => {
    expect(findCircle(files)).toEqual([])
  })

  test('name each file in kebab case and none after nothing', () => {
    const routes = /\/(?:page|layout|loading|error|not-found|global-error|route|template|default|proxy|instrumentation)\.tsx?$/
    const names = [...files.keys()].filter(file => !routes.test(`/${file}`))
    expect(names.filter(file => !/\/[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)?\.tsx?$/.test(file))).toEqual([])
    expect(names.filter(file => /\/(?:index|utils?|helpers?|common|misc|types)\.tsx?$/.test(file))).toEqual([])
  })

  test('say Prisma and SQL in the store alone', () => {
    // Technologies are named there as authors name them.
    const isElsewhere = (file: string) => !file.startsWith('src/store/') && file !== 'src/library/relate/technologies.ts'
    const named = [...files].filter(([file, text]) => isElsewhere(file) && /\bPrisma\b|\bSQL\b|\bSELECT\b.+\bFROM\b/.test(withoutComments(text)))
    expect(named.map(([file]) => file)).toEqual([])
  })
})

describe('findViolations()', () => {
  test('reports an arrow up, type-only imports included', () => {
    const planted = new Map([
      ['src/incident/severity.ts', "import type {IncidentStore} from '#src/library/incident-store.ts'"],
      ['src/library/incident-store.ts', ''],
    ])
    expect(findViolations(planted)).toEqual(['src/incident/severity.ts imports src/library/incident-store.ts: incident may not import library'])
  })

  test('reports a package outside its folder, and a path that climbs', () => {
    const planted = new Map([
      ['src/library/publish.ts', "import {readFile} from 'node:fs/promises'\nimport {x} from '../store/x.ts'"],
      ['src/features/incident/card.tsx', "const prisma = await import('@prisma/client')"],
    ])
    expect(findViolations(planted)).toEqual([
      'src/library/publish.ts imports node:fs/promises, which belongs to store, server, cli',
      'src/library/publish.ts imports ../store/x.ts: write #src/… instead of a path that climbs',
      'src/features/incident/card.tsx imports @prisma/client, which belongs to store',
    ])
  })
})

describe('findCircle()', () => {
  test('names the files of a circle', () => {
    const planted = new Map([
      ['src/incident/a.ts', "import {b} from './b.ts'"],
      ['src/incident/b.ts', "import type {C} from './c.ts'"],
      ['src/incident/c.ts', "export {a} from './a.ts'"],
    ])
    expect(findCircle(planted)).toEqual(['src/incident/a.ts', 'src/incident/b.ts', 'src/incident/c.ts', 'src/incident/a.ts'])
  })
})

function readSources(folder: string): Files {
  const names = readdirSync(folder, {recursive: true, encoding: 'utf8'}).map(name => path.posix.join(folder, name.replaceAll(path.sep, '/')))
  return new Map(names.filter(name => /\.tsx?$/.test(name) && !name.includes('/generated/')).map(name => [name, readFileSync(name, 'utf8')]))
}

function findViolations(files: Files): readonly string[] {
  return [...files].flatMap(([file, text]) => {
    const folder = folderOf(file)
    return listImports(text).flatMap(name => {
      if (name.startsWith('../')) return [`${file} imports ${name}: write #src/… instead of a path that climbs`]
      const target = toFile(file, name)
      if (!target) {
        const owner = packages.find(({pattern}) => pattern.test(name))
        return owner && !owner.folders.includes(folder) ? [`${file} imports ${name}, which belongs to ${owner.folders.filter(Boolean).join(', ')}`] : []
      }
      const to = folderOf(target)
      // What stands in src/ itself is what Next looks for there; it may start the server.
      if (to === folder || (folder === '' && ['server', 'app', 'ui'].includes(to))) return []
      return floors[folder]?.includes(to) ? [] : [`${file} imports ${target}: ${folder} may not import ${to}`]
    })
  })
}

function findCircle(files: Files): readonly string[] {
  const done = new Set<string>()
  const path: string[] = []
  const visit = (file: string): readonly string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return []
    path.push(file)
    for (const name of listImports(files.get(file) ?? '')) {
      const target = toFile(file, name)
      const circle = target && files.has(target) ? visit(target) : []
      if (circle.length > 0) return circle
    }
    path.pop()
    done.add(file)
    return []
  }
  for (const file of files.keys()) {
    const circle = visit(file)
    if (circle.length > 0) return circle
  }
  return []
}

function listImports(text: string): readonly string[] {
  return [...withoutComments(text).matchAll(/(?:\bfrom\s*|\bimport\s*\(\s*|^\s*import\s+)['"]([^'"]+)['"]/gm)].map(match => match[1] ?? '')
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}

function toFile(from: string, name: string): string | undefined {
  if (name.startsWith('#src/')) return name.slice(1)
  if (name.startsWith('./')) return path.posix.join(path.posix.dirname(from), name)
  return undefined
}

function folderOf(file: string): string {
  const rest = file.slice('src/'.length)
  return rest.includes('/') ? rest.slice(0, rest.indexOf('/')) : ''
}
