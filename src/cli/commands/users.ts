import {Command, InvalidArgumentError} from 'commander'
import {say, writeLine} from '#src/cli/console.ts'
import {type Role, roles} from '#src/incident/viewer.ts'

/** `kb users` */
export function usersCommand(): Command {
  const users = new Command('users').description('Lists, adds and changes people with accounts; for whoever runs the server.')
  users
    .command('list')
    .description('Prints everybody with an account: address, name, role, and whether the account is closed.')
    .option('--json', 'as JSON')
    .action(list)
  users
    .command('add')
    .description('Adds somebody, and prints the link by which they choose a password.')
    .argument('<email>')
    .option('--name <name>', 'otherwise what stands before the @')
    .option('--role <role>', `${roles.join(', ')}`, readRole, 'viewer')
    .action(add)
  users
    .command('role')
    .description('Gives somebody another role.')
    .argument('<email>')
    .argument('<role>', `${roles.join(', ')}`, readRole)
    .action(changeRole)
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
    if (json) {
      writeLine(JSON.stringify(members, undefined, 2))
      return
    }
    for (const {email, name, role, isDisabled} of members) writeLine(`${email}\t${name}\t${role}${isDisabled ? '\tclosed' : ''}`)
    say(
      members.length === 0
        ? 'Nobody has an account yet. "kb users add you@example.com --role administrator" makes the first one.'
        : `${members.length} in all.`,
    )
  })
}

async function add(email: string, {name, role}: {name?: string; role: Role}): Promise<void> {
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

function readRole(text: string): Role {
  const role = roles.find(each => each === text)
  if (role === undefined) throw new InvalidArgumentError(`Expected ${roles.slice(0, -1).join(', ')} or ${roles.at(-1)}.`)
  return role
}
