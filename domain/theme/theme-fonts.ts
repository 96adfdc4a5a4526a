/** Families whose files are shipped; nothing is fetched from anywhere. */
export const themeFonts = {
  'ysabeau-office': "'Ysabeau Office Variable', 'Ysabeau Office', 'Gill Sans', 'Trebuchet MS', sans-serif",
  'golos-text': "'Golos Text Variable', 'Golos Text', 'Segoe UI', 'DejaVu Sans', sans-serif",
} as const;
