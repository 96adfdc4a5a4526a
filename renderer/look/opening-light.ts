/** The light in the opening of a whole screen: full by day; at night, and for eyes that asked for black, it does not glare. */
export const openingLight = { day: '#F4F7EC', night: '#0C3536', contrast: '#000000' } as const;
