/** What readers may answer to "How does this story make you feel?". */
export const FEELING_NAMES: readonly string[] = ['love', 'flutter', 'laugh', 'cry', 'wow']
