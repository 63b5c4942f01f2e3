import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {onTestFinished, vi} from 'vitest'

export type Repository = {
  readonly place: string
  readonly content: string
  git(...words: readonly string[]): string
  write(file: string, text: string): void
}

/** A repository with a content folder in it and one commit, of somebody who is nobody of this machine. */
export function aRepository(files: Readonly<Record<string, string>> = {'a.md': 'a\n'}): Repository {
  withoutOwnSettings()
  const place = aPlace()
  const repository = toRepository(place)
  repository.git('init', '--quiet', '--initial-branch=main')
  for (const [file, text] of Object.entries(files)) repository.write(file, text)
  repository.git('add', '--all')
  repository.git('commit', '--quiet', '--message=Begin')
  return repository
}

/** A bare repository that this one pushes to, and the clone of somebody else. */
export function aRemote(repository: Repository): {readonly bare: string; readonly other: Repository} {
  const bare = aPlace()
  repository.git('init', '--quiet', '--bare', '--initial-branch=main', bare)
  repository.git('remote', 'add', 'origin', bare)
  repository.git('push', '--quiet', '--set-upstream', 'origin', 'main')
  const place = aPlace()
  repository.git('clone', '--quiet', bare, place)
  return {bare, other: toRepository(place)}
}

function toRepository(place: string): Repository {
  const content = path.join(place, 'content')
  mkdirSync(content, {recursive: true})
  return {
    place,
    content,
    git: (...words) => execFileSync('git', ['-C', place, ...words], {encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']}).trim(),
    write(file, text) {
      mkdirSync(path.dirname(path.join(content, file)), {recursive: true})
      writeFileSync(path.join(content, file), text)
    },
  }
}

/** Whoever runs the tests may have hooks, signing and names of their own. */
function withoutOwnSettings(): void {
  const file = path.join(aPlace(), 'gitconfig')
  writeFileSync(file, '[user]\n\tname = Operator\n\temail = operator@example.org\n')
  vi.stubEnv('GIT_CONFIG_GLOBAL', file)
  vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1')
  onTestFinished(() => void vi.unstubAllEnvs())
}

function aPlace(): string {
  const place = mkdtempSync(path.join(tmpdir(), 'hindsight-git-'))
  onTestFinished(() => rmSync(place, {recursive: true, force: true}))
  return place
}
