import { error, redirect } from '@sveltejs/kit'
import { basename } from 'node:path'
import { addCaptions } from '@aftercut/pipeline/importing'
import { cancelWork } from '@aftercut/pipeline/jobs'
import { NotFound } from '@aftercut/library/opening'
import { attempt, readFields, refuseProblems, WrongFields, type Fields } from '#site/desk/frame/form.ts'
import { addressIn, choiceIn, dayIn, languageIn, localizedIn, numberIn } from '#site/desk/frame/reading.ts'
import { deskWords } from '#site/desk/frame/words.ts'
import type en from '#site/desk/messages/library.en.json'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import { pick, type WordsOf } from '#site/language/words.ts'
import { sourceChoices } from '#site/desk/library/source-choices.ts'
import type { Actions, PageServerLoad } from './$types'

const RIGHTS = ['own', 'licensed', 'embed', 'none', 'unknown'] as const
const LAYERS = ['original', 'translation'] as const

export const load: PageServerLoad = async ({ locals, params, url, depends }) => {
  depends('desk:video')
  const { library } = locals.site
  const language = locals.deskLanguage
  const video = isId(params.id) ? await library.videos.get(params.id) : undefined
  if (video === undefined) error(404, new NotFound('video', params.id).message)
  const [[making], tracks, sources, dramas, belongs] = await Promise.all([
    library.makings.ofVideo(video.id),
    library.captions.tracks(video.id),
    library.sources.list(),
    library.dramas.list({ limit: 500 }),
    video.episodeId === null ? undefined : library.dramas.ofEpisode(video.episodeId),
  ])
  const counts = await Promise.all(tracks.map((track) => library.captions.cues(track.id)))
  const asked = url.searchParams.get('drama') ?? ''
  const dramaId = isId(asked) ? asked : (making?.dramaId ?? belongs?.drama.id ?? '')
  const episodes = dramaId === '' ? [] : await library.dramas.episodes(dramaId)
  const { id, version, kind, rights, embedUrl, sourceId, state, progress, problem, bytes, width, height } = video
  return {
    video: {
      id,
      version,
      kind,
      rights,
      embedUrl,
      sourceId,
      state,
      progress,
      problem,
      bytes,
      width,
      height,
      file: basename(video.file ?? video.storeKey ?? ''),
      seconds: video.durationSeconds,
      episodeId: video.episodeId,
      poster: video.posterKey === null ? undefined : locals.site.pictureUrl(video.posterKey),
    },
    name: making ? pick(making.titles, language).text : basename(video.file ?? video.storeKey ?? ''),
    making: making && {
      id: making.id,
      version: making.version,
      titles: making.titles,
      publishedOn: making.publishedOn,
      spoiler: making.spoilerSeason === null ? null : { season: making.spoilerSeason, episode: making.spoilerEpisode },
      visibility: making.visibility,
      state: making.state,
      progress: making.progress,
      problem: making.problem,
    },
    dramaId,
    dramas: dramas.map((drama) => [drama.id, pick(drama.titles, language).text] as const),
    episodes: episodes.map((each) => ({ id: each.id, season: each.season, number: each.number })),
    tracks: tracks.map((track, index) => ({
      id: track.id,
      file: basename(track.file),
      format: track.format,
      language: track.language,
      layer: track.layer,
      automatic: track.automatic,
      cues: counts[index]?.length ?? 0,
      problems: track.problems.slice(0, 20).map(({ message }) => message),
    })),
    sources: sourceChoices(sources),
  }
}

type Event = Parameters<NonNullable<Actions[string]>>[0]

export const actions: Actions = {
  about: (event) =>
    act(event, 'writer', async ({ fields, say, who, library }) => {
      const { making } = await found(event)
      if (making === undefined) error(404, new NotFound('making', event.params.id).message)
      const titles = localizedIn(fields, 'title')
      const [season, episode] = [numberIn(fields['season'], 0, 99), numberIn(fields['episode'], 0, 9999)]
      const publishedOn = dayIn(fields['publishedOn'])
      const visibility = fields['visibility'] === 'on' ? 'public' : 'desk'
      refuseProblems({
        'title.en': Object.keys(titles).length === 0 ? say('video.titleMissing') : undefined,
        season: season === undefined ? say('video.badNumber') : undefined,
        episode: episode === undefined || (season === null) !== (episode === null) ? say('video.badNumber') : undefined,
        publishedOn: publishedOn === undefined ? say('video.badDay') : undefined,
      })
      const shows = visibility !== making.visibility
      if (shows) requireRole(event, 'editor')
      await library.makings.save(
        {
          id: making.id,
          version: Number(fields['version']),
          titles,
          publishedOn: publishedOn ?? null,
          spoiler: typeof season === 'number' && typeof episode === 'number' ? { season, episode } : null,
          visibility,
        },
        who,
      )
      if (shows) await library.audit.add(who, visibility === 'public' ? 'show' : 'hide', 'making', making.id)
    }),

  rights: (event) =>
    act(event, 'editor', async ({ fields, say, who, library }) => {
      const { video } = await found(event)
      const rights = choiceIn(fields['rights'], RIGHTS)
      const embedUrl = addressIn(fields['embedUrl'])
      const url = addressIn(fields['sourceUrl'], true)
      refuseProblems({
        embedUrl: embedUrl === undefined ? say('video.badUrl') : undefined,
        sourceUrl: url === undefined ? say('video.badUrl') : undefined,
      })
      let sourceId = isId(fields['source']) ? (fields['source'] ?? null) : null
      const { sourceName = '', licence = '' } = fields
      if (sourceName !== '')
        sourceId = (
          await library.sources.save({ kind: 'channel', name: sourceName, url: url ?? null, licence: licence || null })
        ).id
      await library.videos.change(
        video.id,
        { ...(rights && { rights }), embedUrl: embedUrl ?? null, sourceId },
        Number(fields['version']),
      )
      await library.audit.add(who, 'set rights', 'video', video.id, { rights, embedUrl, sourceId })
    }),

  assign: (event) =>
    act(event, 'writer', async ({ fields, who, library }) => {
      const { video, making } = await found(event)
      const dramaId = isId(fields['drama']) ? (fields['drama'] ?? null) : null
      const episodeId = isId(fields['episodeId']) ? (fields['episodeId'] ?? null) : null
      const episodes = dramaId === null ? [] : await library.dramas.episodes(dramaId)
      if (making === undefined) {
        const own = episodes.find((each) => each.id === episodeId)?.id ?? null
        await library.videos.change(video.id, { episodeId: own }, Number(fields['version']))
        await library.audit.add(who, 'assign', 'video', video.id, { episodeId: own })
        const { site } = event.locals
        if (own !== null)
          for (const each of await library.makings.ofEpisode(own)) await site.queue?.add('watch', { makingId: each.id })
        return
      }
      const laid: { episodeId: string; name: string }[] = []
      for (const { id } of episodes) {
        const [film] = await library.videos.ofEpisode(id)
        const file = film?.file ?? film?.storeKey
        if (file !== undefined && file !== null)
          laid.push({ episodeId: id, name: basename(file).replace(/\.[^.]+$/, '') })
      }
      await library.makings.save({ id: making.id, dramaId, episodes: laid }, who)
      await event.locals.site.queue?.add('watch', { makingId: making.id })
    }),

  captions: async (event) => {
    const person = requireRole(event, 'writer')
    const say = words(event)
    const { library, queue } = event.locals.site
    const form = await event.request.formData()
    const [file, languageGiven, layerGiven] = [form.get('file'), form.get('language'), form.get('layer')]
    const fields: Fields = { language: String(languageGiven ?? '').trim(), layer: String(layerGiven ?? '') }
    return attempt(fields, async () => {
      const { video } = await found(event)
      if (queue === undefined) throw new WrongFields({ '': say('video.noQueue') })
      const language = fields['language'] === '' ? undefined : languageIn(fields['language'])
      refuseProblems({
        file: !(file instanceof File) || file.size === 0 ? say('video.noFile') : undefined,
        language: fields['language'] !== '' && language === undefined ? say('video.language.bad') : undefined,
      })
      if (!(file instanceof File)) return {}
      const layer = choiceIn(fields['layer'], LAYERS)
      const given = { name: basename(file.name), bytes: new Uint8Array(await file.arrayBuffer()) }
      try {
        await addCaptions(
          video.id,
          { ...given, ...(language !== undefined && { language }), ...(layer && { layer }) },
          { library, queue },
          person.id,
        )
      } catch (cause) {
        if (!(cause instanceof Error && cause.name.startsWith('Unreadable'))) throw cause
        throw new WrongFields({ file: say('video.badCaptions', { why: cause.message }) })
      }
      return {}
    })
  },

  describe: (event) =>
    act(event, 'writer', async ({ fields, say, who, library }) => {
      const language = languageIn(fields['language'])
      const layer = choiceIn(fields['layer'], LAYERS)
      refuseProblems({ language: language === undefined ? say('video.language.bad') : undefined })
      await library.captions.describe(
        fields['track'] ?? '',
        { ...(language !== undefined && { language }), ...(layer && { layer }) },
        who,
      )
    }),

  /** Reads the video again, or finds again in what was read. */
  again: (event) =>
    act(event, 'writer', async ({ fields, say, library }) => {
      const { queue } = event.locals.site
      if (queue === undefined) throw new WrongFields({ '': say('video.noQueue') })
      const { video, making } = await found(event)
      if (fields['what'] === 'find' && making !== undefined) {
        await library.makings.setState(making.id, 'new', 0)
        await queue.add('watch', { makingId: making.id })
        return
      }
      await library.videos.change(video.id, { state: 'new', progress: 0, problem: null })
      await queue.add('read', { videoId: video.id })
    }),

  cancel: (event) =>
    act(event, 'writer', async ({ say, library }) => {
      const { queue, store } = event.locals.site
      if (queue === undefined || store === undefined) throw new WrongFields({ '': say('video.noQueue') })
      const { video, making } = await found(event)
      await cancelWork('read', { videoId: video.id }, { library, queue, store })
      if (making !== undefined) await cancelWork('watch', { makingId: making.id }, { library, queue, store })
    }),

  remove: async (event) => {
    const answer = await act(event, 'editor', async ({ who, library }) => {
      const { video, making } = await found(event)
      if (making !== undefined) await library.makings.remove(making.id, who)
      await library.videos.remove(video.id, who)
    })
    if (answer !== undefined) return answer
    return redirect(303, '/desk/makings')
  },
}

/** What the actions share: the role, the fields, the words; what was typed wrong comes back to its field. */
function act(
  event: Event,
  least: 'writer' | 'editor',
  work: (given: {
    fields: Fields
    say: WordsOf<keyof typeof en>
    who: string
    library: App.Locals['site']['library']
  }) => Promise<void>,
) {
  const { id: who } = requireRole(event, least)
  return readFields(event.request).then((fields) =>
    attempt(fields, async () => {
      await work({ fields, say: words(event), who, library: event.locals.site.library })
      return undefined
    }),
  )
}

async function found({ params, locals }: Event) {
  const video = isId(params.id) ? await locals.site.library.videos.get(params.id) : undefined
  if (video === undefined) error(404, new NotFound('video', params.id).message)
  const [making] = await locals.site.library.makings.ofVideo(video.id)
  return { video, making }
}

function words({ locals }: Event): WordsOf<keyof typeof en> {
  return deskWords<keyof typeof en>('library', locals.deskLanguage)
}

function isId(text: string | undefined): boolean {
  return text !== undefined && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text)
}
