export { MisquotedStory, storyFromMarkdown, type BodyNode, type StoryTies } from './story-from-markdown.ts'
