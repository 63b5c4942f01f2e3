import {openSecret} from '#src/server/accounts/secret.ts'

// Opens the secret in a process of its own, and prints it.
const say = (facts: object, sentence: string): void => void process.stderr.write(`${JSON.stringify(facts)} ${sentence}\n`)
process.stdout.write(await openSecret({secret: undefined, databaseUrl: process.argv[2] ?? ''}, {debug: say, info: say, warn: say, error: say}))
