export { createSources, type Note, type NoteDraft, type Source, type SourceDraft } from './sources.ts'
