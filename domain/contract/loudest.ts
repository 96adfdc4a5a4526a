/** Loudest level of speech; each level below is 6 dB softer, so the four span 18 dB and two of them are a step of 12 dB. */
export const VOLUME_MAX = 3;
