export {toPrintable} from '#src/library/to-printable.ts'
