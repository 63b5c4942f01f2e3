import {createAttemptCounter} from '#src/store/prisma/create-attempt-counter.ts'
import {openDatabase} from '#src/store/prisma/open-database.ts'

// Counts 100 tries at once in a process of its own, and prints what each was given.
const database = await openDatabase(process.argv[2] ?? '')
const counter = createAttemptCounter(database, () => Date.UTC(2026, 0, 1))
const tallies = await Promise.all(Array.from({length: 100}, () => counter.count('a', 60)))
process.stdout.write(JSON.stringify(tallies.map(({count}) => count)))
await database.close()
