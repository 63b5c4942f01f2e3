import {PrismaPg} from '@prisma/adapter-pg'
import {ColumnTypeEnum, type SqlDriverAdapter, type SqlMigrationAwareDriverAdapterFactory, type SqlQuery} from '@prisma/driver-adapter-utils'

/**
 * Opens a PostgreSQL database for the schema engine. The catalogue has columns of the type "char", one byte, which the driver's adapter
 * refuses: they are asked for again as text and handed on as the characters that the engine expects.
 */
export function openSchemaAdapter(url: string): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg({connectionString: url})
  const connect = async (): Promise<SqlDriverAdapter> => {
    const adapter = await factory.connect()
    const driver = adapter.underlyingDriver()
    const {queryRaw} = adapter
    adapter.queryRaw = async (query: SqlQuery) => {
      const {fields, rows} = await driver.query({text: query.sql, values: query.args, rowMode: 'array'})
      if (!fields.some(({dataTypeID}) => dataTypeID === oneByte)) return await queryRaw.call(adapter, query)
      return {
        columnNames: fields.map(({name}) => name),
        columnTypes: fields.map(({dataTypeID}) => columnTypes[dataTypeID] ?? ColumnTypeEnum.Text),
        rows,
      }
    }
    return adapter
  }
  return {provider: factory.provider, adapterName: factory.adapterName, connect, connectToShadowDb: () => factory.connectToShadowDb()}
}

const oneByte = 18

/** The catalogue's types by their numbers; all others there are text. */
const columnTypes: Readonly<Record<number, (typeof ColumnTypeEnum)[keyof typeof ColumnTypeEnum]>> = {
  16: ColumnTypeEnum.Boolean,
  20: ColumnTypeEnum.Int64,
  21: ColumnTypeEnum.Int32,
  23: ColumnTypeEnum.Int32,
  26: ColumnTypeEnum.Int64,
  1009: ColumnTypeEnum.TextArray,
  [oneByte]: ColumnTypeEnum.Character,
}
