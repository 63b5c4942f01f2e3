import {chmodSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test, vi} from 'vitest'
import {openGitHistory} from '#src/store/git/open-git-history.ts'
import {aRemote, aRepository, type Repository} from './a-repository.ts'

const ada = {name: 'Ada Lovelace', email: 'ada@example.org'}
const order = (message = 'a: Set owner', save?: string) => ({author: ada, message, save})
const turn = <T>(work: () => Promise<T>): Promise<T> => work()
const subjects = ({git}: Repository) => git('log', '--format=%s').split('\n')

describe('commit()', () => {
  test('commits just this file, by the person, and leaves what others have prepared prepared', async () => {
    const repository = aRepository({'a.md': 'a\n', 'b.md': 'b\n', 'c.md': 'c\n'})
    repository.write('b.md', 'staged\n')
    repository.git('add', 'content/b.md')
    repository.write('c.md', 'unfinished\n')
    repository.write('a.md', 'changed\n')
    await openGitHistory(repository.content).commit('a.md', order('a: Set owner to “@grace”\nand more', '2026-11-21T10:00:00.000Z-1'))
    expect(repository.git('show', '--format=%an <%ae>|%cn|%B', '--name-only', 'HEAD')).toBe(
      'Ada Lovelace <ada@example.org>|Operator|a: Set owner to “@grace”\\u{a}and more\n\nHindsight-Save: 2026-11-21T10:00:00.000Z-1\n\n\ncontent/a.md',
    )
    expect(
      repository
        .git('status', '--porcelain')
        .split('\n')
        .map(line => line.trim()),
    ).toEqual(['M  content/b.md', 'M content/c.md'])
  })

  test('commits a file that git does not know yet, and one whose folder looks like an option or a pattern', async () => {
    const repository = aRepository()
    const history = openGitHistory(repository.content)
    for (const file of ['new.md', '-f/--amend.md', ':(exclude)a/*.md', 'a b/ü "x".md']) {
      repository.write(file, 'x\n')
      await history.commit(file, order(`--amend ${file}`))
      expect(repository.git('-c', 'core.quotePath=false', 'show', '--format=', '--name-only', '-z', 'HEAD').replaceAll('\0', '')).toBe(`content/${file}`)
    }
    expect(subjects(repository)).toHaveLength(5)
  })

  test('commits nothing where nothing has changed', async () => {
    const repository = aRepository()
    await openGitHistory(repository.content).commit('a.md', order())
    expect(subjects(repository)).toEqual(['Begin'])
  })

  test('commits what a link leads to', async () => {
    const repository = aRepository({'below/real.md': 'a\n'})
    symlinkSync('below/real.md', path.join(repository.content, 'link.md'))
    repository.git('add', '--all')
    repository.git('commit', '--quiet', '--message=Link')
    repository.write('below/real.md', 'changed\n')
    await openGitHistory(repository.content).commit('link.md', order())
    expect(repository.git('show', '--format=', '--name-only', 'HEAD')).toBe('content/below/real.md')
  })

  test('waits for another git to be done, and says so where it does not end', async () => {
    const repository = aRepository()
    const lock = path.join(repository.place, '.git/index.lock')
    writeFileSync(lock, '')
    repository.write('a.md', 'changed\n')
    await expect(openGitHistory(repository.content, {waiting: 200, patience: 20_000}).commit('a.md', order())).rejects.toThrow(
      /^Cannot commit a\.md: .*index\.lock/,
    )
    setTimeout(() => rmSync(lock), 300)
    await openGitHistory(repository.content, {waiting: 15_000, patience: 20_000}).commit('a.md', order())
    expect(subjects(repository)).toEqual(['a: Set owner', 'Begin'])
  })

  test('heeds the hooks of whoever runs it, and does not hang with one that does', async () => {
    const repository = aRepository()
    const hook = path.join(repository.place, '.git/hooks/pre-commit')
    repository.write('a.md', 'changed\n')
    writeFileSync(hook, '#!/bin/sh\necho "error: not on a Friday" >&2\nexit 1\n')
    chmodSync(hook, 0o755)
    await expect(openGitHistory(repository.content).commit('a.md', order())).rejects.toThrow('Cannot commit a.md: error: not on a Friday')
    writeFileSync(hook, '#!/bin/sh\nexec sleep 30\n')
    const begun = performance.now()
    await expect(openGitHistory(repository.content, {waiting: 0, patience: 1500}).commit('a.md', order())).rejects.toThrow('Cannot commit a.md')
    expect(performance.now() - begun).toBeLessThan(15_000)
  })

  test('takes a name for itself where git was told none, and takes no mischief out of a person’s', async () => {
    const repository = aRepository()
    vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null')
    repository.write('a.md', 'changed\n')
    await openGitHistory(repository.content).commit('a.md', {author: {name: 'A <x@y>\nB', email: 'a>b@example.org\n'}, message: 'm', save: undefined})
    expect(repository.git('log', '-1', '--format=%an|%ae|%cn|%ce')).toBe('A x@y B|a b@example.org|Hindsight|hindsight@localhost')
  })

  test('commits to no branch that is not there', async () => {
    const repository = aRepository()
    repository.git('checkout', '--quiet', '--detach')
    repository.write('a.md', 'changed\n')
    const history = openGitHistory(repository.content)
    await expect(history.commit('a.md', order())).rejects.toThrow('no branch is checked out')
    expect(await history.findFault()).toBe('no branch is checked out, so that commits would belong to none')
  })
})

describe('findFault()', () => {
  test('says that a folder is in no repository, and nothing of one that is', async () => {
    const repository = aRepository()
    expect(await openGitHistory(repository.content).findFault()).toBeUndefined()
    rmSync(path.join(repository.place, '.git'), {recursive: true})
    expect(await openGitHistory(repository.content).findFault()).toBe(`${repository.content} is not in a git repository`)
  })
})

describe('list()', () => {
  test('lists commits of a file, newest first, also under earlier names, without the words of those that changed others as well', async () => {
    const repository = aRepository({'old.md': 'a\n'.repeat(20), 'secret.md': 'x\n'})
    repository.git('mv', 'content/old.md', 'content/new.md')
    repository.git('commit', '--quiet', '--message=Rename')
    repository.write('new.md', `${'a\n'.repeat(20)}b\n`)
    repository.write('secret.md', 'y\n')
    repository.git('commit', '--quiet', '--all', '--message=Tell of the secret', '--date=2024-03-01T10:00:00+02:00', '--author=Grace <grace@example.org>')
    repository.write('new.md', `${'a\n'.repeat(20)}c\n`)
    const history = openGitHistory(repository.content)
    await history.commit('new.md', order('new: Set owner', 'save-1'))
    expect((await history.list('new.md', 9)).map(({author, message, save}) => [author, message, save])).toEqual([
      ['Ada Lovelace', 'new: Set owner', 'save-1'],
      ['Grace', undefined, undefined],
      ['Operator', 'Rename', undefined],
      ['Operator', undefined, undefined],
    ])
    expect((await history.list('new.md', 9))[1]?.at).toBe('2024-03-01T08:00:00.000Z')
    expect(await history.list('new.md', 1)).toHaveLength(1)
  })

  test('tells of each commit what it changed in the file, and finds the text that it left', async () => {
    const repository = aRepository({'äöü.md': 'one\ntwo\n', 'secret.md': 'x\n'})
    const history = openGitHistory(repository.content)
    // As a patch has it, and the mark that parts commits from each other.
    const odd = '--- a\n+++ b\n\u001e\u001fcommit\n:100644 100644 aaaa bbbb M\tc\n'
    repository.write('äöü.md', `one\n${odd}`)
    repository.write('secret.md', 'y\n')
    repository.git('commit', '--quiet', '--all', '--message=Say more')
    const commits = await history.list('äöü.md', 9)
    expect(commits).toHaveLength(2)
    expect(commits[0]?.patch).toContain('\n-two\n')
    expect(commits[0]?.patch).not.toContain('secret')
    expect(await Promise.all(commits.map(({blob}) => history.readText(blob ?? '')))).toEqual([`one\n${odd}`, 'one\ntwo\n'])
    repository.git('rm', '--quiet', 'content/äöü.md')
    repository.git('commit', '--quiet', '--message=Remove')
    repository.write('äöü.md', 'again\n')
    expect((await history.list('äöü.md', 9))[0]).toMatchObject({message: 'Remove', blob: undefined, patch: expect.stringContaining('-one')})
  })
})

describe('push()', () => {
  const commit = async (repository: Repository, file: string, text: string) => {
    repository.write(file, text)
    await openGitHistory(repository.content).commit(file, order(`Change ${file}`))
  }
  const lines = 'one\ntwo\nthree\nfour\nfive\nsix\n'

  test('hands on what was committed, and puts it on top of what others have handed on', async () => {
    const repository = aRepository({'a.md': lines})
    const {bare, other} = aRemote(repository)
    const history = openGitHistory(repository.content)
    await commit(repository, 'a.md', lines.replace('one', 'ONE'))
    await history.push(turn)
    expect(other.git('ls-remote', bare, 'main')).toContain(repository.git('rev-parse', 'HEAD'))

    other.git('pull', '--quiet')
    await commit(other, 'a.md', lines.replace('one', 'ONE').replace('six', 'SIX'))
    await openGitHistory(other.content).push(turn)
    await commit(repository, 'a.md', lines.replace('one', 'Uno'))
    let turns = 0
    await history.push(work => {
      turns++
      return work()
    })
    expect([turns, repository.git('show', 'origin/main:content/a.md'), repository.git('status', '--porcelain')]).toEqual([
      1,
      lines.replace('one', 'Uno').replace('six', 'SIX').trim(),
      '',
    ])
    expect(repository.git('log', '--merges', '--format=%s')).toBe('')
  })

  test('leaves everything as it is where what others changed does not go together with it, and never forces', async () => {
    const repository = aRepository({'a.md': lines})
    const {bare, other} = aRemote(repository)
    await commit(other, 'a.md', lines.replace('one', 'theirs'))
    await openGitHistory(other.content).push(turn)
    await commit(repository, 'a.md', lines.replace('one', 'ours'))
    const head = repository.git('rev-parse', 'HEAD')
    await expect(openGitHistory(repository.content).push(turn)).rejects.toThrow('others pushed first, and what they changed does not go together')
    expect([repository.git('rev-parse', 'HEAD'), repository.git('status', '--porcelain'), repository.git('symbolic-ref', 'HEAD')]).toEqual([
      head,
      '',
      'refs/heads/main',
    ])
    expect(other.git('ls-remote', bare, 'main')).toContain(other.git('rev-parse', 'HEAD'))
  })

  test('does not touch a folder in which somebody has unfinished changes', async () => {
    const repository = aRepository({'a.md': lines, 'b.md': 'b\n'})
    const {other} = aRemote(repository)
    await commit(other, 'a.md', lines.replace('six', 'theirs'))
    await openGitHistory(other.content).push(turn)
    await commit(repository, 'a.md', lines.replace('one', 'ours'))
    repository.write('b.md', 'unfinished\n')
    await expect(openGitHistory(repository.content).push(turn)).rejects.toThrow('the folder has changes that are not committed')
    expect(repository.git('status', '--porcelain')).toBe('M content/b.md')
  })

  test('says what stands in the way, without the password of an address', async () => {
    const repository = aRepository()
    await expect(openGitHistory(repository.content).push(turn)).rejects.toThrow(/^Cannot push to origin: /)
    repository.git('remote', 'add', 'origin', 'http://ada:hunter2@127.0.0.1:9/x.git')
    const failure = await openGitHistory(repository.content)
      .push(turn)
      .catch((error: unknown) => error)
    expect(String(failure)).toMatch(/Cannot push to origin: /)
    expect(String(failure)).not.toContain('hunter2')
  })
})
