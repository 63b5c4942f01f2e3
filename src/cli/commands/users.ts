import {Command, InvalidArgumentError} from 'commander'
import {say, writeLine} from '#src/cli/console.ts'
import {Misuse} from '#src/cli/misuse.ts'
import {type Member, roles} from '#src/library/account-store.ts'
import {toPrintable} from '#src/library/to-printable.ts'

type Role = Member['role']

/** `kb users` */
export function usersCommand(): Command {
  const users = new Command('users').description('Lists, adds and changes people with accounts; for whoever runs the server.')
  users
    .command('list')
    .description('Prints everybody with an account, one a line: address, role, name, and whether the account is closed.')
    .option('--json', 'print a list of JSON objects, with how each signs in and since when')
    .action(list)
  users
    .command('add')
    .description('Adds somebody, and prints the link by which they choose a password.')
    .argument('<email>')
    .option('--name <name>', 'otherwise what stands before the @', readName)
    .option('--role <role>', roles.join(', '), readRole, 'viewer' as const)
    .action(add)
  users.command('role').description('Gives somebody another role.').argument('<email>').argument('<role>', roles.join(', '), readRole).action(changeRole)
  users
    .command('disable')
    .description('Closes an account: its sessions end and its keys are void at once.')
    .argument('<email>')
    .action((email: string) => setDisabled(email, true))
  users
    .command('enable')
    .description('Opens a closed account again.')
    .argument('<email>')
    .action((email: string) => setDisabled(email, false))
  users
    .command('reset')
    .description('Prints a link by which somebody chooses a new password, good for a day and for one use.')
    .argument('<email>')
    .action(reset)
  return users
}

async function list({json = false}: {json?: boolean}): Promise<void> {
  await withAccounts(async ({listMembers}) => {
    const members = await listMembers()
    if (json) writeLine(members.length === 0 ? '[]' : `[\n${members.map(member => JSON.stringify(toFields(member))).join(',\n')}\n]`)
    else for (const {email, role, name, isDisabled} of members) writeLine([email, role, name, ...(isDisabled ? ['closed'] : [])].map(toPrintable).join('  '))
    if (members.length === 0) say('Nobody has an account yet. "kb users add you@example.com --role administrator" makes the first one.')
  })
}

/** Every field is there, so that a program need not ask whether it is. */
function toFields({id, email, name, role, isDisabled, createdAt, signedInAt, hasPassword, hasSso, keys}: Member) {
  return {id, email, name, role, isDisabled, createdAt, signedInAt: signedInAt ?? null, hasPassword, hasSso, keys}
}

async function add(email: string, {name, role}: {name?: string; role: Role}): Promise<void> {
  // Not at the top: only this command needs it.
  const {z} = await import('zod')
  if (!z.email().safeParse(email).success) throw new Misuse(`Unexpected ${JSON.stringify(toPrintable(email))}, expected an e-mail address`)
  await withAccounts(async ({addMember}) => {
    writeLine(await addMember({email, name: name ?? email.split('@')[0] ?? email, role}))
    say(`${email} chooses a password at this link, which is good for a day and for one use.`)
  })
}

async function changeRole(email: string, role: Role): Promise<void> {
  await withAccounts(async accounts => {
    await accounts.changeRole(email, role)
    say(`${email} is ${/^[ae]/.test(role) ? 'an' : 'a'} ${role}.`)
  })
}

async function setDisabled(email: string, isDisabled: boolean): Promise<void> {
  await withAccounts(async accounts => {
    await accounts.setDisabled(email, isDisabled)
    say(isDisabled ? `The account of ${email} is closed; its sessions have ended.` : `${email} can sign in again.`)
  })
}

async function reset(email: string): Promise<void> {
  await withAccounts(async ({issueResetLink}) => {
    writeLine(await issueResetLink(email))
    say(`${email} chooses a new password at this link, which is good for a day and for one use.`)
  })
}

async function withAccounts(work: (accounts: Accounts) => Promise<void>): Promise<void> {
  // Not at the top: the accounts need not be loaded to print help.
  const {openOperatorAccounts} = await import('#src/server/accounts/operator-accounts.ts')
  const accounts = await openOperatorAccounts()
  try {
    await work(accounts)
  } finally {
    await accounts.close()
  }
}

type Accounts = Awaited<ReturnType<typeof import('#src/server/accounts/operator-accounts.ts').openOperatorAccounts>>

function readName(text: string): string {
  const name = text.trim()
  if (name === '' || name.length > 100) throw new InvalidArgumentError('Expected 1 to 100 characters.')
  return name
}

function readRole(text: string): Role {
  const role = roles.find(each => each === text)
  if (role === undefined) throw new InvalidArgumentError(`Expected ${roles.slice(0, -1).join(', ')} or ${roles.at(-1)}.`)
  return role
}
