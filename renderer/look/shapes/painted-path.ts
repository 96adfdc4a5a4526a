/** One flat shape of a picture. */
export interface PaintedPath {
  readonly path: string;
  readonly fill: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly opacity?: number;
}
