import type { CaptionTrack } from './cue.ts'
import { languageOfName } from './language-name.ts'

const base = (language: string): string => language.split('-')[0] ?? language

/** Dramas are made in these; beside captions in English, it is the English that translates. */
const DRAMA_LANGUAGES = ['ko', 'ja', 'zh', 'th', 'tr']

/**
 * The language that is spoken, by the tracks that exist. In order: a track that says so of itself (`-orig`); Korean;
 * what a machine heard; captions for the hearing-impaired; a language of dramas beside English; English; the first.
 */
export function spokenLanguage(tracks: readonly CaptionTrack[]): string | undefined {
  const facts = tracks
    .filter((track) => track.language !== 'und' && track.cues.length > 0)
    .map((track) => ({ track, language: base(track.language), name: languageOfName(track.file) }))
    .filter(({ name }) => name.translatedFrom === undefined)
  const languages = new Set(facts.map((fact) => fact.language))
  const original = facts.find((fact) => fact.name.original)
  if (original) return original.language
  if (languages.has('ko')) return 'ko'
  const heard = facts.find((fact) => fact.track.automatic) ?? facts.find((fact) => fact.name.hearingImpaired)
  if (heard) return heard.language
  const dramas = DRAMA_LANGUAGES.filter((language) => languages.has(language))
  if (dramas.length === 1 && languages.size <= 2) return dramas[0]
  return languages.has('en') ? 'en' : facts[0]?.language
}

/**
 * Says of each track of one video whether it holds the words as spoken or a translation. `spoken` (BCP 47) overrides
 * what the tracks tell. Gives new tracks, in the same order.
 */
export function assignLayers(tracks: readonly CaptionTrack[], spoken?: string): CaptionTrack[] {
  const language = spoken === undefined ? spokenLanguage(tracks) : base(spoken)
  return tracks.map((track) => {
    const translated = languageOfName(track.file).translatedFrom !== undefined
    const original =
      !translated && (language === undefined || track.language === 'und' || base(track.language) === language)
    return { ...track, layer: original ? 'original' : 'translation' }
  })
}
