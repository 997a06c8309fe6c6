import {
  DOMParser,
  DOMSerializer,
  type Attrs,
  type MarkType,
  type NodeType,
  type TagParseRule,
} from 'prosemirror-model'
import { storySchema } from '@aftercut/pipeline/story-schema'

type Type = NodeType | MarkType

/** What HTML has no word of its own for: written with its attributes, so that a paragraph that is moved keeps them. */
const OURS: readonly Type[] = [...Object.values(storySchema.nodes), ...Object.values(storySchema.marks)].filter(
  ({ spec, name }) => spec.parseDOM === undefined && spec.toDOM !== undefined && name !== 'doc',
)

const nameOf = ({ name }: Type): string => `data-aftercut-${name}`
const isNode = (type: Type): type is NodeType => 'isLeaf' in type

const written = (type: Type, attrs: Attrs): Record<string, string> => ({ [nameOf(type)]: JSON.stringify(attrs) })

const plain = DOMSerializer.fromSchema(storySchema)

/** Puts what is copied on the clipboard: HTML that other programs read as well. */
export const clipboardSerializer = new DOMSerializer(
  {
    ...plain.nodes,
    ...Object.fromEntries(
      OURS.filter(isNode).map((type) => [
        type.name,
        (node: { attrs: Attrs }) =>
          type.isLeaf
            ? (['div', written(type, node.attrs)] as const)
            : (['div', written(type, node.attrs), 0] as const),
      ]),
    ),
  },
  {
    ...plain.marks,
    ...Object.fromEntries(
      OURS.filter((type) => !isNode(type)).map((type) => [
        type.name,
        (mark: { attrs: Attrs }) => ['span', written(type, mark.attrs), 0] as const,
      ]),
    ),
  },
)

/** Reads the clipboard: ours with its attributes, and what other programs write. */
export const clipboardParser = new DOMParser(storySchema, [
  ...OURS.map((type): TagParseRule => ({
    tag: `[${nameOf(type)}]`,
    ...(isNode(type) ? { node: type.name } : { mark: type.name }),
    getAttrs: (element) => attrsIn(type, element.getAttribute(nameOf(type)) ?? ''),
  })),
  ...DOMParser.fromSchema(storySchema).rules,
])

/** False where these are no attributes of the type: somebody else's page can hold anything. */
function attrsIn(type: Type, text: string): Attrs | false {
  try {
    const attrs = JSON.parse(text) as Attrs
    type.create(attrs)
    return attrs
  } catch {
    return false
  }
}
