import {realpath} from 'node:fs/promises'
import path from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import type {CommitOrder, FileCommit, VersionHistory} from '#src/library/save/version-history.ts'
import {toPrintable} from '#src/library/to-printable.ts'
import {openGit, type RunGit} from './run-git.ts'

/** Milliseconds: how long a commit waits for others' git, and how long git may be silent. */
export type GitPace = {readonly waiting: number; readonly patience: number}

/** The git repository that a content folder lies in, or is. */
export function openGitHistory(folder: string, {waiting, patience}: GitPace = {waiting: 5_000, patience: 20_000}): VersionHistory {
  const git = openGit(folder, patience)
  return {
    findFault: () => findFault(git, folder),
    commit: (file, order) => commit(git, folder, file, order, waiting),
    list: (file, limit) => list(git, folder, file, limit),
    readText: blob => git(['cat-file', 'blob', blob]),
    push: turn => push(git, turn),
  }
}

async function findFault(git: RunGit, folder: string): Promise<string | undefined> {
  try {
    if ((await git(['rev-parse', '--is-inside-work-tree'])).trim() !== 'true') return `${folder} is not in the working tree of a git repository`
  } catch (error) {
    const words = toWords(error)
    if (/ENOENT/.test(words)) return 'git is not installed, or the content folder is not there'
    if (/dubious ownership/.test(words)) return `git does not trust ${folder}, which belongs to somebody else: see safe.directory in git's manual`
    return `${folder} is not in a git repository`
  }
  if ((await findBranch(git)) === undefined) return 'no branch is checked out, so that commits would belong to none'
  return undefined
}

async function commit(git: RunGit, folder: string, file: string, {author, message, save, besides = []}: CommitOrder, waiting: number): Promise<void> {
  if ((await findBranch(git)) === undefined) throw new Error('Cannot commit: no branch is checked out')
  const {there, gone} = besides.length === 0 ? {there: [await toName(folder, file)], gone: []} : await sortNames(git, folder, [file, ...besides])
  const names = [...there, ...gone]
  if (names.length === 0) return
  const env = {
    ...(await findCommitter(git)),
    ...(author ? {GIT_AUTHOR_NAME: toIdentity(author.name) || 'Unknown', GIT_AUTHOR_EMAIL: toIdentity(author.email)} : {}),
  }
  const trailer = save === undefined ? '' : `\n\n${saveTrailer}: ${save}`
  const until = Date.now() + waiting
  for (;;) {
    try {
      // A file that git does not know yet has to be named to it first; of one that it knows, this changes nothing that the commit would not.
      if (there.length > 0) await git(['add', '--all', '--', ...there])
      await git(['commit', '--quiet', '--only', `--message=${toPrintable(message)}${trailer}`, '--', ...names], {env})
      return
    } catch (error) {
      const words = toWords(error)
      if (/nothing to commit|no changes added|nothing added to commit/.test(words)) return
      if (!words.includes('index.lock') || Date.now() > until) throw new Error(`Cannot commit ${file}: ${toReason(words)}`, {cause: error})
      await wait(50 + 100 * Math.random())
    }
  }
}

/** Where a file really is: git would commit a symbolic link and not what it leads to. */
async function toName(folder: string, file: string): Promise<string> {
  return path.relative(await realpath(folder), await realpath(path.join(folder, file)))
}

/** Files and folders by whether they came or went; without those that git is told to ignore, and what is gone without its having known it. */
async function sortNames(
  git: RunGit,
  folder: string,
  files: readonly string[],
): Promise<{readonly there: readonly string[]; readonly gone: readonly string[]}> {
  const [there, gone]: [string[], string[]] = [[], []]
  for (const file of files) {
    const name = await toName(folder, file).catch(() => undefined)
    if (name !== undefined && (await git(['status', '--porcelain', '--untracked-files=all', '--', name])).trim() !== '') there.push(name)
    if (name === undefined && (await git(['ls-files', '--', file])).trim() !== '') gone.push(file)
  }
  return {there, gone}
}

/** Whoever runs a server in a container has told git no name; without one it commits nothing. */
async function findCommitter(git: RunGit): Promise<Readonly<Record<string, string>>> {
  const name = await git(['config', 'user.email']).catch(() => '')
  return name.trim() !== '' || process.env.GIT_COMMITTER_EMAIL ? {} : fallback
}

const fallback = {
  GIT_COMMITTER_NAME: 'Hindsight',
  GIT_COMMITTER_EMAIL: 'hindsight@localhost',
  GIT_AUTHOR_NAME: 'Hindsight',
  GIT_AUTHOR_EMAIL: 'hindsight@localhost',
}

function toIdentity(text: string): string {
  return text.replace(/[<>\s\p{Cc}]+/gu, ' ').trim()
}

async function list(git: RunGit, folder: string, file: string, limit: number): Promise<readonly FileCommit[]> {
  const name = await toName(folder, file)
  const format = `--format=%x1e%H%x1f%aI%x1f%an%x1f%s%x1f%(trailers:key=${saveTrailer},valueonly)%x1f`
  const shown = ['--raw', '--no-abbrev', '--patch', '--no-color', '--no-ext-diff', '--no-textconv']
  const printed = await git(['log', '--follow', `--max-count=${limit}`, ...shown, format, '--', name]).catch((error: unknown) => {
    // A repository that has no commit yet.
    if (/does not have any commits/.test(toWords(error))) return ''
    throw error
  })
  // Lines of a patch begin with a sign, so that nothing in a file looks like the next commit.
  const commits = `\n${printed}`
    .split('\n\u001e')
    .filter(entry => entry.includes('\u001f'))
    .map(entry => entry.split('\u001f'))
  const alone = await findLone(
    git,
    commits.map(([commit = '']) => commit),
  )
  return commits.map(([commit = '', at = '', author = '', message = '', save = '', ...rest]) => ({
    commit,
    at: new Date(at).toISOString(),
    author,
    message: alone.has(commit) ? message : undefined,
    save: save.trim() || undefined,
    ...readChange(rest.join('\u001f')),
  }))
}

/** `:100644 100644 <blob before> <blob after> M\tname`, and below that the patch. */
function readChange(printed: string): Pick<FileCommit, 'patch' | 'blob'> {
  const blob = /^:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) /m.exec(printed)?.[1]
  const from = printed.search(/^--- /m)
  return {patch: from < 0 ? '' : printed.slice(from), blob: blob === undefined || /^0+$/.test(blob) ? undefined : blob}
}

/** Those commits that changed one file and no other. */
async function findLone(git: RunGit, commits: readonly string[]): Promise<ReadonlySet<string>> {
  if (commits.length === 0) return new Set()
  const printed = await git(['log', '--no-walk=unsorted', '--name-only', '--format=%x1e%H', ...commits])
  const entries = printed.split('\u001e').map(entry => entry.split('\n').filter(line => line !== ''))
  return new Set(entries.flatMap(([commit, ...names]) => (commit !== undefined && names.length === 1 ? [commit] : [])))
}

async function push(git: RunGit, turn: <T>(work: () => Promise<T>) => Promise<T>): Promise<void> {
  const branch = await findBranch(git)
  if (branch === undefined) throw new Error('Cannot push: no branch is checked out')
  const remote = (await git(['config', `branch.${branch}.remote`]).catch(() => '')).trim() || 'origin'
  const target = (await git(['config', `branch.${branch}.merge`]).catch(() => '')).trim() || `refs/heads/${branch}`
  for (let attempt = 1; ; attempt++) {
    try {
      await git(['push', '--quiet', '--', remote, `HEAD:${target}`], {patience: networkPatience})
      return
    } catch (error) {
      const words = toWords(error)
      if (!/\[rejected\]|fetch first|non-fast-forward/.test(words) || attempt === 3)
        throw new Error(`Cannot push to ${remote}: ${toReason(words)}`, {cause: error})
      await git(['fetch', '--quiet', '--', remote, target], {patience: networkPatience})
      await turn(() => rebase(git, remote))
    }
  }
}

/** Puts our commits on top of what was fetched, or leaves everything as it was. */
async function rebase(git: RunGit, remote: string): Promise<void> {
  const unfinished = await git(['status', '--porcelain', '--untracked-files=no'])
  if (unfinished.trim() !== '') throw new Error(`Cannot push to ${remote}: others pushed first, and the folder has changes that are not committed`)
  try {
    await git(['rebase', '--quiet', 'FETCH_HEAD'], {env: await findCommitter(git)})
  } catch (error) {
    // Nothing to abort where it did not begin.
    await git(['rebase', '--abort']).catch(() => undefined)
    throw new Error(`Cannot push to ${remote}: others pushed first, and what they changed does not go together with what was saved here`, {cause: error})
  }
}

/** Undefined where no branch is checked out. */
async function findBranch(git: RunGit): Promise<string | undefined> {
  const name = await git(['symbolic-ref', '--quiet', '--short', 'HEAD']).catch(() => '')
  return name.trim() || undefined
}

function toWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The line that says what is wrong, without the hints around it and without the password that an address may hold. */
function toReason(words: string): string {
  const lines = words
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('hint:'))
  const line = lines.find(each => /^(?:fatal|error):|\[rejected\]|\[remote rejected\]|timeout/.test(each)) ?? lines[0] ?? 'git says nothing'
  return toPrintable(line.replace(/\/\/[^/@\s]+@/g, '//').slice(0, 300))
}

const saveTrailer = 'Hindsight-Save'
const networkPatience = 60_000
