import {type IssueRecord, issueStates, type ProposalRecord, type TrackerStore} from '#src/library/remediation/tracker-store.ts'
import type {Database} from './database.ts'
import {Prisma} from './sqlite/generated/client.ts'

/** What is kept of trackers, over an open database. */
export function createTrackerStore(database: Database): TrackerStore {
  const {reader} = database
  return {
    async listIssues() {
      const rows = await reader.$queryRaw<IssueRow[]>`SELECT "url", "state", "closedAt", "checkedAt", "etag", "problem" FROM "TrackerIssue" ORDER BY "url"`
      return rows.map(toIssue)
    },
    async keepIssue({url, state, closedDay, checkedAt, etag, problem}) {
      await database.write(
        async statements => statements.$executeRaw`
          INSERT INTO "TrackerIssue" ("url", "state", "closedAt", "title", "checkedAt", "etag", "problem")
          VALUES (${url}, ${state ?? null}, ${closedDay ?? null}, NULL, ${checkedAt}, ${etag ?? null}, ${problem ?? null})
          ON CONFLICT ("url") DO UPDATE SET "state" = excluded."state", "closedAt" = excluded."closedAt", "title" = NULL,
            "checkedAt" = excluded."checkedAt", "etag" = excluded."etag", "problem" = excluded."problem"`,
      )
    },
    async replaceProposals(proposals) {
      const rows = await reader.$queryRaw<{id: string}[]>`SELECT "id" FROM "ActionProposal"`
      const [before, now] = [new Set(rows.map(({id}) => id)), new Set(proposals.map(({id}) => id))]
      const gone = [...before].filter(id => !now.has(id))
      const made = proposals.filter(({id}) => !before.has(id))
      if (gone.length === 0 && made.length === 0) return
      await database.write(async statements => {
        for (let at = 0; at < gone.length; at += 500)
          await statements.$executeRaw`DELETE FROM "ActionProposal" WHERE "id" IN (${Prisma.join(gone.slice(at, at + 500))})`
        // Another process may have made the same one meanwhile.
        for (const {id, incidentId, title, url, madeAt} of made)
          await statements.$executeRaw`
            INSERT INTO "ActionProposal" ("id", "incident", "title", "url", "madeAt") VALUES (${id}, ${incidentId}, ${title}, ${url}, ${madeAt})
            ON CONFLICT ("id") DO NOTHING`
      })
    },
    async stampProposals() {
      const [row] = await reader.$queryRaw<{waiting: number | bigint; newest: string | null}[]>`
        SELECT COUNT(*) AS "waiting", MAX("madeAt") AS "newest" FROM "ActionProposal" WHERE "dismissedAt" IS NULL`
      return row?.newest ? `${Number(row.waiting)} ${row.newest}` : ''
    },
    async listProposals() {
      const rows = await reader.$queryRaw<ProposalRow[]>`
        SELECT "id", "incident", "title", "url", "madeAt", "dismissedAt", "dismissedBy" FROM "ActionProposal" ORDER BY "madeAt" DESC, "incident" DESC, "id"`
      return rows.map(toProposal)
    },
    async dismissProposal(id, by, at) {
      const changed = await database.write(
        async statements =>
          statements.$executeRaw`UPDATE "ActionProposal" SET "dismissedAt" = ${at}, "dismissedBy" = ${by} WHERE "id" = ${id} AND "dismissedAt" IS NULL`,
      )
      return changed > 0
    },
  }
}

type IssueRow = {
  readonly url: string
  readonly state: string | null
  readonly closedAt: string | null
  readonly checkedAt: string
  readonly etag: string | null
  readonly problem: string | null
}

type ProposalRow = {
  readonly id: string
  readonly incident: string
  readonly title: string
  readonly url: string
  readonly madeAt: string
  readonly dismissedAt: string | null
  readonly dismissedBy: string | null
}

function toIssue({url, state, closedAt, checkedAt, etag, problem}: IssueRow): IssueRecord {
  return {
    url,
    state: issueStates.find(each => each === state),
    closedDay: closedAt ?? undefined,
    checkedAt,
    etag: etag ?? undefined,
    problem: problem ?? undefined,
  }
}

function toProposal({id, incident, title, url, madeAt, dismissedAt, dismissedBy}: ProposalRow): ProposalRecord {
  return {id, incidentId: incident, title, url, madeAt, dismissedAt: dismissedAt ?? undefined, dismissedBy: dismissedBy ?? undefined}
}
