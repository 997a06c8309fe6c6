import { wordsIn, type Language, type MessageKey } from '../language/index.ts'

/** Who speaks from behind the camera, as captions label them in either language; by the key of our word for it. */
const LABELS = new Map<string, MessageKey>(
  Object.entries<MessageKey>({
    감독: 'crew.director',
    감독님: 'crew.director',
    연출: 'crew.director',
    director: 'crew.director',
    조감독: 'crew.assistantDirector',
    조연출: 'crew.assistantDirector',
    'assistant director': 'crew.assistantDirector',
    스태프: 'crew.staff',
    스탭: 'crew.staff',
    제작진: 'crew.staff',
    staff: 'crew.staff',
    crew: 'crew.staff',
    작가: 'crew.writer',
    writer: 'crew.writer',
  }),
)

/** A label in the page's language, where it names a part of the crew; undefined for a name. */
export function crewName(label: string, language: Language): string | undefined {
  const key = LABELS.get(label.trim().toLowerCase())
  return key === undefined ? undefined : wordsIn(language)(key)
}
