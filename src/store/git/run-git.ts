import {simpleGit} from 'simple-git'

/** Runs git in a folder and answers what it printed; throws its own words where it fails, or where it takes longer than it may. */
export type RunGit = (words: readonly string[], options?: GitOptions) => Promise<string>

/** Names for the environment of one call, and the milliseconds that it may go without a word. */
export type GitOptions = {readonly env?: Readonly<Record<string, string>>; readonly patience?: number}

/**
 * Git as whoever runs the program has it configured, hooks and signing included, but with nobody to ask: no editor, no password, no
 * question at the terminal. Names of files are names and no patterns.
 */
export function openGit(folder: string, usualPatience = 20_000): RunGit {
  return async (words, {env = {}, patience = usualPatience} = {}) => {
    const own = {...unattended, ...env}
    const git = simpleGit({
      baseDir: folder,
      timeout: {block: patience},
      allowEnvironment: [...Object.keys(own), ...passedOn],
      unsafe: {
        allowUnsafeEditor: true,
        allowUnsafeAskPass: true,
        allowUnsafeSshCommand: true,
        allowUnsafeConfigPaths: true,
        allowUnsafePager: true,
      },
    }).env({...listEnvironment(), ...own})
    return await git.raw([...words])
  }
}

const unattended: Readonly<Record<string, string>> = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_EDITOR: 'true',
  GIT_SEQUENCE_EDITOR: 'true',
  GIT_ASKPASS: 'true',
  SSH_ASKPASS: 'true',
  SSH_ASKPASS_REQUIRE: 'never',
  GIT_SSH_COMMAND: process.env.GIT_SSH_COMMAND ?? 'ssh -o BatchMode=yes -o ConnectTimeout=10',
  GIT_PAGER: 'cat',
  GIT_LITERAL_PATHSPECS: '1',
  GIT_OPTIONAL_LOCKS: '0',
  // Its words are looked at, and read by people who read the rest of the program in English.
  LC_ALL: 'C',
}

/** What says how the machine reaches others; what says which repository is meant is not passed on, or a hook that starts us would. */
const passedOn: readonly string[] = [
  'GIT_SSL_CAINFO',
  'GIT_SSL_CAPATH',
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_NOSYSTEM',
  'GIT_COMMITTER_NAME',
  'GIT_COMMITTER_EMAIL',
]

function listEnvironment(): Record<string, string> {
  const known = Object.entries(process.env).filter(([name, value]) => value !== undefined && isPassedOn(name))
  return Object.fromEntries(known) as Record<string, string>
}

function isPassedOn(name: string): boolean {
  return passedOn.includes(name) || !/^(?:GIT_|EDITOR$|VISUAL$|PAGER$|SSH_ASKPASS|PREFIX$)/.test(name)
}
