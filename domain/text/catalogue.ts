import type { en } from './en.ts';

/** Name of a text. */
export type TextKey = keyof typeof en;

/** All texts of one language. */
export type Catalogue = Readonly<Record<TextKey, string>>;

/** What may stand in the place of an argument. */
export type TextValue = string | number;

/*
 * The arguments of a text, read off its English wording by the compiler: '{points, plural, one {point} other {points}} for {spendAt}' takes
 * points and spendAt. A brace after a selector opens words, not a name: those of plurals are a short list, ours of `select` begin with `_`.
 */
type Selector = 'one' | 'other' | 'few' | 'many' | '=0' | '=1';
type Before<Text extends string, Mark extends string> = Text extends `${infer Head}${Mark}${string}` ? Head : Text;
type Name<Text extends string> = Before<Before<Text, '}'>, ','>;
type Names<Text extends string> = Text extends `${infer Head}{${infer Rest}`
  ? (Head extends `${string}${Selector} ` | `${string}_${string} ` ? never : Name<Rest>) | Names<Rest>
  : never;

/** Names of the arguments that the text `Key` takes. */
export type TextArgument<Key extends TextKey> = Names<(typeof en)[Key]>;

/** The arguments of a text; none for a text that takes none. */
export type TextArguments<Key extends TextKey> = [TextArgument<Key>] extends [never]
  ? []
  : [args: { readonly [Argument in TextArgument<Key>]: TextValue }];

/** Texts that take no arguments. */
export type PlainTextKey = { [Key in TextKey]: [TextArgument<Key>] extends [never] ? Key : never }[TextKey];
