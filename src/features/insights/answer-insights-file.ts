import {answerFile, writeCsvFile} from '#src/features/catalogue/answer-file.ts'
import {toParams} from '#src/features/catalogue/read-filters.ts'
import {writeCsvLine} from '#src/features/catalogue/write-csv-line.ts'
import {readInsightsAddress} from './insights-address.ts'
import {findInsights} from './insights-queries.ts'
import {figureColumns, listFigures} from './list-figures.ts'

/** Answers with every figure of the report that an address asks for, as a file. */
export async function answerInsightsFile(request: Request): Promise<Response> {
  const view = await findInsights(readInsightsAddress(toParams(new URL(request.url).searchParams)))
  return answerFile(
    'insights.csv',
    writeCsvFile(writeCsvLine(Object.keys(figureColumns)), inOneBatch(listFigures(view)), figure =>
      writeCsvLine(Object.values(figureColumns).map(read => read(figure))),
    ),
  )
}

async function* inOneBatch<T>(rows: readonly T[]): AsyncGenerator<readonly T[]> {
  yield rows
}
