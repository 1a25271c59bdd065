export type { Diagnostic } from './text/diagnostic.ts'
