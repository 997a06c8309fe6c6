type Track = { language: string; layer: 'original' | 'translation'; automatic: boolean }

/**
 * In which language a making-of is spoken: that of its captions of what was said, of a person's before a machine's; else that
 * of its drama. Undefined where neither is known.
 */
export function spokenLanguage(tracks: readonly Track[], dramaLanguage: string | undefined): string | undefined {
  const told = tracks.filter(({ layer, language }) => layer === 'original' && language !== 'und')
  return (told.find(({ automatic }) => !automatic) ?? told[0])?.language ?? dramaLanguage
}
