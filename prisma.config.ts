import {defineConfig} from 'prisma/config'

// For Prisma's own commands only; the program applies its migrations itself when it opens the database.
export default defineConfig({
  schema: 'prisma/sqlite/schema.prisma',
  migrations: {path: 'prisma/sqlite/migrations'},
  datasource: {url: process.env.DATABASE_URL ?? 'file:./.data/hindsight.db'},
})
