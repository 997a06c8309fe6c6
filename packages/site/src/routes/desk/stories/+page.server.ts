import { redirect } from '@sveltejs/kit'
import { Refused } from '@aftercut/library/opening'
import type { StoryContent, StoryState } from '@aftercut/library/schema'
import { draftStory, phrasingFrom } from '@aftercut/pipeline/drafting'
import { attempt, readFields, refuseProblems } from '#site/desk/frame/form.ts'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import { pick } from '#site/language/index.ts'
import { deskWords } from '#site/desk/frame/words.ts'
import type en from '#site/desk/messages/story.en.json'
import type { Actions, PageServerLoad } from './$types'

const STATES: readonly StoryState[] = ['draft', 'review', 'scheduled', 'published', 'withdrawn']
const A_PAGE = 50

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'reader')
  event.depends('desk:stories')
  const { library } = event.locals.site
  const { searchParams } = event.url
  const state = STATES.find((one) => one === searchParams.get('state'))
  const page = Math.max(0, Number(searchParams.get('page') ?? 0) || 0)
  const found = await library.stories.list({ ...(state ? { state } : {}), limit: A_PAGE + 1, offset: page * A_PAGE })
  const opened = await library.stories.openQuotes()
  const makings = await library.makings.list({ limit: 200 })
  const language = event.locals.deskLanguage
  return {
    state: state ?? null,
    page,
    more: found.length > A_PAGE,
    stories: found.slice(0, A_PAGE).map((story) => ({
      id: story.id,
      headline: story.draft.headline,
      language: story.language,
      state: story.state,
      by: story.draftBy,
      at: story.draftAt.getTime(),
      due: story.scheduledFor?.getTime() ?? null,
      /** Captions that its quotes rest on were corrected since it was published. */
      opened: opened.has(story.id),
    })),
    makings: makings.map((making) => ({
      id: making.id,
      title: pick(making.titles, language).text,
      drama: making.drama ? pick(making.drama.titles, language).text : null,
    })),
    making: searchParams.get('making'),
  }
}

export const actions: Actions = {
  /** Makes a story: of a making-of, by the desk's draft or blank; or a translation of another. */
  make: async (event) => {
    const person = requireRole(event, 'writer')
    const { library } = event.locals.site
    const say = deskWords<keyof typeof en>('story', event.locals.deskLanguage)
    const fields = await readFields(event.request)
    return attempt(fields, async () => {
      const { making: makingId = '', language = 'en', how = 'draft', translationOf = '' } = fields
      const making = makingId === '' ? undefined : await library.makings.get(makingId).catch(() => undefined)
      refuseProblems({
        making: making || (how === 'blank' && makingId === '') ? undefined : say('make.noMaking'),
        language: /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/u.test(language) ? undefined : say('make.noLanguage'),
      })
      const phrasing = phrasingFrom(process.env)
      const drafted =
        making && how === 'draft'
          ? await draftStory(library, {
              makingId: making.id,
              language,
              byline: person.name,
              ...(phrasing ? { phrasing } : {}),
            })
          : undefined
      if (making && how === 'draft' && !drafted) throw new Refused(say('make.noDraft'))
      const { spoilerSeason: season = null, spoilerEpisode: episode = null } = making ?? {}
      const blank: StoryContent = {
        headline: say('untitled'),
        standfirst: '',
        byline: person.name,
        body: { type: 'doc', content: [{ type: 'paragraph' }] },
        tags: [],
        spoiler: season !== null && episode !== null ? { season, episode } : null,
        personIds: [],
        episodeIds: making ? (await library.makings.episodes(making.id)).map(({ id }) => id) : [],
      }
      const story = await library.stories.create(
        {
          language,
          dramaId: making?.dramaId ?? null,
          makingId: making?.id ?? null,
          content: drafted?.content ?? blank,
          ...(translationOf === '' ? {} : { translationOf }),
        },
        person.name,
      )
      redirect(
        303,
        `/desk/stories/${story.id}${drafted && drafted.notes.length > 0 ? `?notes=${drafted.notes.join(',')}` : ''}`,
      )
    })
  },
}
