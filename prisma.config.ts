import {defineConfig} from 'prisma/config'

// For Prisma's own commands only; the program applies its migrations itself when it opens the database.
const url = process.env.DATABASE_URL ?? 'file:./.data/hindsight.db'
const provider = /^postgres(?:ql)?:/i.test(url) ? 'postgresql' : 'sqlite'

export default defineConfig({
  schema: `prisma/${provider}/schema.prisma`,
  migrations: {path: `prisma/${provider}/migrations`},
  datasource: {url},
})
