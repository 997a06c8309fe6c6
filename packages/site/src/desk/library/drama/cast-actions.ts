import type { RequestEvent } from '@sveltejs/kit'
import { refuseProblems, WrongFields } from '../../frame/form.ts'
import { choiceIn, listIn, localizedIn } from '../../frame/reading.ts'
import { changeDrama, inItsLanguage, type Given } from './act.ts'
import { episodesNamed } from './episode-codes.ts'

const BILLINGS = ['lead', 'main', 'support', 'guest', 'cameo'] as const

/** Who plays whom, in which variant and episodes; and how the roles relate. */
export const castActions = {
  role: (event: RequestEvent) =>
    changeDrama(event, 'cast', async ({ id, fields, say, library }) => {
      const names = localizedIn(fields, 'role')
      refuseProblems({ 'role.en': Object.keys(names).length === 0 ? say('role.nameMissing') : undefined })
      const roles = await library.cast.roles(id)
      const known = roles.find((each) => each.id === fields['id'])
      const place = known ? { id: known.id } : { position: roles.length }
      await library.cast.saveRole({ dramaId: id, names, aliases: listIn(fields['aliases']), ...place })
    }),

  removeRole: (event: RequestEvent) =>
    changeDrama(event, 'cast', ({ fields, library }) => library.cast.removeRole(fields['id'] ?? '')),

  portrayal: (event: RequestEvent) =>
    changeDrama(event, 'cast', async (given) => {
      const { id, fields, say, library } = given
      refuseProblems({ person: (fields['person'] ?? '') === '' ? say('portrayal.personMissing') : undefined })
      const named = episodesNamed(fields['episodes'] ?? '', await library.dramas.episodes(id))
      if (!Array.isArray(named))
        throw new WrongFields({ episodes: say('portrayal.badEpisodes', { code: named.unknown }) })
      const billing = choiceIn(fields['billing'], BILLINGS)
      await library.cast.savePortrayal({
        roleId: fields['role'] ?? '',
        personId: await personNamed(given),
        variant: fields['variant'] || null,
        ...(billing && { billing }),
        episodeIds: named,
      })
    }),

  removePortrayal: (event: RequestEvent) =>
    changeDrama(event, 'cast', ({ fields, library }) => library.cast.removePortrayal(fields['portrayal'] ?? '')),

  relation: (event: RequestEvent) =>
    changeDrama(event, 'relations', async ({ id, fields, say, library }) => {
      const { from = '', to = '', kind = '' } = fields
      const roles = new Set((await library.cast.roles(id)).map((role) => role.id))
      refuseProblems({
        kind: kind === '' ? say('relation.kindMissing') : undefined,
        to: from === to || !roles.has(from) || !roles.has(to) ? say('relation.kindMissing') : undefined,
      })
      await library.cast.saveRelation({ fromRoleId: from, toRoleId: to, kind, words: fields['words'] || null })
    }),

  removeRelation: (event: RequestEvent) =>
    changeDrama(event, 'relations', ({ fields, library }) => library.cast.removeRelation(fields['relation'] ?? '')),
}

/** The one who bears this name, made where nobody does. Several of one name are told apart by a person. */
async function personNamed({ fields, say, who, library }: Given): Promise<string> {
  const name = fields['person'] ?? ''
  const known = await library.people.byName(name)
  if (known.length > 1) {
    const names = known.map((person) => Object.values(person.names).join(' / ')).join('; ')
    throw new WrongFields({ person: say('portrayal.ambiguous', { names }) })
  }
  return known[0]?.id ?? (await library.people.save({ names: inItsLanguage(name) }, who)).id
}
