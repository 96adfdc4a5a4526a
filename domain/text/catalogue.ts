import type { en } from './en.ts';

/** Name of a text. */
export type TextKey = keyof typeof en;

/** All texts of one language. */
export type Catalogue = Readonly<Record<TextKey, string>>;

/** What may stand in the place of an argument. */
export type TextValue = string | number;

/*
 * The arguments of a text, read off its English wording by the compiler: '{points, plural, …} for {spendAt}' takes points and spendAt.
 * Words inside plural branches hold a space or '#' or an inner brace (a test checks it), so they are never taken for names.
 */
type Before<Text extends string, Mark extends string> = Text extends `${infer Head}${Mark}${string}` ? Head : Text;
type NameOf<Text extends string> = Before<Before<Before<Text, '{'>, '}'>, ','>;
type Name<Text extends string> = NameOf<Text> extends `${string} ${string}` | `${string}#${string}` | '' ? never : NameOf<Text>;
type Names<Text extends string> = Text extends `${string}{${infer Rest}` ? Name<Rest> | Names<Rest> : never;

/** Names of the arguments that the text `Key` takes. */
export type TextArgument<Key extends TextKey> = Names<(typeof en)[Key]>;

/** The arguments of a text; none for a text that takes none. */
export type TextArguments<Key extends TextKey> = [TextArgument<Key>] extends [never]
  ? []
  : [args: { readonly [Argument in TextArgument<Key>]: TextValue }];
